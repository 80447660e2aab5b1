//go:build unix

// Demo shows the main job on the example program testdata/programs/shop: what SIGTERM does to it, what srvfix changes, and what SIGTERM
// does then. It works on a copy.
//
//	go run ./internal/demo
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/srvfix/srvfix/internal/trial"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func run() error {
	tmp, err := os.MkdirTemp("", "srvfix-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	shop := filepath.Join(tmp, "shop")
	if err := os.CopyFS(shop, os.DirFS(filepath.FromSlash("testdata/programs/shop"))); err != nil {
		return fmt.Errorf("%w: run the demo from the root of the repository", err)
	}
	tool := filepath.Join(tmp, "srvfix")
	if out, err := exec.Command("go", "build", "-o", tool, "./cmd/srvfix").CombinedOutput(); err != nil {
		return fmt.Errorf("build srvfix: %w\n%s", err, out)
	}

	fmt.Println("== The program as it is: SIGTERM in the middle of an order")
	if err := try(shop, filepath.Join(tmp, "before"), true); err != nil {
		return err
	}
	fmt.Println("\n== srvfix")
	srvfix(tool, shop)
	fmt.Println("\n== srvfix -d")
	srvfix(tool, shop, "-d")
	fmt.Println("\n== srvfix -w")
	srvfix(tool, shop, "-w")
	fmt.Println("\n== The program after srvfix -w: SIGTERM in the middle of an order")
	return try(shop, filepath.Join(tmp, "after"), false)
}

// srvfix runs the tool; that it exits 1 because there is something to fix is no failure here.
func srvfix(tool, dir string, args ...string) {
	cmd := exec.Command(tool, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.Run()
}

func try(dir, to string, dies bool) error {
	if err := os.Mkdir(to, 0o777); err != nil {
		return err
	}
	bin, err := trial.Build(dir, to)
	if err != nil {
		return err
	}
	out, err := trial.Run(bin, dies)
	if err != nil {
		return err
	}
	if out.Response != "" {
		fmt.Println("   the client got:    ", out.Response)
	} else {
		fmt.Println("   the client got:     nothing:", out.Lost)
	}
	fmt.Printf("   the program printed: %q\n", out.Output)
	fmt.Println("   the program ended:  ", out.Exit)
	return nil
}
