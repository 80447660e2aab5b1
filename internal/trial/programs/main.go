//go:build unix

// Programs starts real programs as they are and as srvfix makes them, compares their answers, and ends them with SIGTERM under load.
//
//	go run ./internal/trial/programs [-dir DIR] [-only TEXT] LIST
//
// The list says how each program gets its address, see testdata/corpus/trials.txt. The modules come through the Go module proxy; everything
// runs on the loopback interface, one program at a time. It prints a table and exits 1 if a fixed program answers differently, loses a
// request, or could not be tried.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/programs"
	"github.com/srvfix/srvfix/internal/trial"
)

// limit bounds every go command.
const limit = 10 * time.Minute

func main() {
	dir := flag.String("dir", "", "folder for the modules (default: a temporary one)")
	only := flag.String("only", "", "only programs whose line contains this text")
	flag.Parse()
	if err := run(*dir, *only, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "trial:", err)
		os.Exit(1)
	}
}

// program is a line of the list.
type program struct {
	module programs.Program
	folder string
	start  string
	paths  []string
}

func (p program) String() string {
	path, _, _ := strings.Cut(p.module.Module, "@")
	return strings.TrimSuffix(path+"/"+strings.TrimPrefix(p.folder, "./"), "/.")
}

func read(list string) ([]program, error) {
	f, err := os.Open(list)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []program
	for s := bufio.NewScanner(f); s.Scan(); {
		words := strings.Fields(s.Text())
		if len(words) == 0 || words[0][0] == '#' {
			continue
		}
		if len(words) < 4 {
			return nil, fmt.Errorf("%s: %q needs a module, a folder, an address and a path", list, s.Text())
		}
		out = append(out, program{programs.Program{Module: words[0]}, words[1], words[2], words[3:]})
	}
	return out, nil
}

func run(dir, only, list string) error {
	all, err := read(list)
	if err != nil {
		return err
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "srvfix-trial-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	tool := filepath.Join(dir, "srvfix")
	if out, err := exec.Command("go", "build", "-o", tool, "github.com/srvfix/srvfix/cmd/srvfix").CombinedOutput(); err != nil {
		return fmt.Errorf("build srvfix: %w\n%s", err, out)
	}
	bad, tried := 0, 0
	fmt.Printf("%-62s %8s %-7s %11s %10s  %-18s %s\n", "program", "requests", "answers", "lost before", "lost after", "exit before", "exit after")
	for _, p := range all {
		if !strings.Contains(p.String(), only) {
			continue
		}
		tried++
		o, err := p.try(tool, dir)
		if err != nil {
			bad++
			fmt.Printf("%-62s %v\n", p, err)
			continue
		}
		fmt.Println(o)
		if !o.same || o.after.Lost > 0 {
			bad++
		}
	}
	fmt.Printf("%d programs, %d with problems\n", tried, bad)
	if bad > 0 {
		return errors.New("not all programs are as they should be")
	}
	return nil
}

// outcome compares a program before and after.
type outcome struct {
	program       program
	before, after *trial.Record
	same          bool
}

func (o *outcome) String() string {
	answers := "same"
	if !o.same {
		answers = "DIFFER"
	}
	return fmt.Sprintf("%-62s %8d %-7s %11d %10d  %-18s %s", o.program, o.before.Done+o.after.Done, answers, o.before.Lost, o.after.Lost, o.before.Exit, o.after.Exit)
}

// try fetches, fixes and tries a program.
func (p program) try(tool, dir string) (*outcome, error) {
	src, err := p.module.Fetch(dir, goCommand)
	if err != nil {
		return nil, err
	}
	addr, err := trial.FreeAddr()
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(src, filepath.FromSlash(p.folder))
	var args []string
	if strings.Contains(p.start, "{") {
		args = []string{p.start}
	} else if err := setAddr(folder, p.start, addr); err != nil {
		return nil, err
	}
	var records []*trial.Record
	for _, name := range []string{"before", "before", "after"} {
		if name == "after" {
			if out, err := command(folder, tool, "-w", "."); err != nil && !exitsWith(err, 1) {
				return nil, fmt.Errorf("srvfix -w: %w: %s", err, programs.FirstLine(out))
			}
		}
		bin := filepath.Join(dir, name)
		if out, err := goCommand(folder, "build", "-o", bin, "."); err != nil {
			return nil, fmt.Errorf("build %s: %s", name, programs.FirstLine(out))
		}
		r, err := trial.Program{Binary: bin, Dir: folder, Args: args, Addr: addr, Paths: p.paths}.Measure()
		if err != nil {
			return nil, fmt.Errorf("run %s: %w", name, err)
		}
		records = append(records, r)
	}
	o := &outcome{program: p, before: records[1], after: records[2], same: true}
	for i, a := range records[0].Answers {
		b, c := records[1].Answers[i], records[2].Answers[i]
		if a.Shape() != b.Shape() { // it never says the same twice
			b.Body, c.Body = "", ""
		}
		o.same = o.same && b.Shape() == c.Shape()
	}
	return o, nil
}

func exitsWith(err error, code int) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == code
}

// setAddr replaces an address in the sources of a folder.
func setAddr(folder, old, addr string) error {
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	found := slices.ContainsFunc(names, func(name string) bool {
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), `"`+old+`"`) {
			return false
		}
		return os.WriteFile(name, []byte(strings.ReplaceAll(string(text), `"`+old+`"`, `"`+addr+`"`)), 0o666) == nil
	})
	if !found {
		return fmt.Errorf("the program does not mention %s", old)
	}
	return nil
}

// command runs a command in a folder, without the influence of whatever lies around it, and returns what it prints.
func command(dir, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -buildvcs=false", "GOWORK=off", "CGO_ENABLED=0", "GOTOOLCHAIN=local")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func goCommand(dir string, args ...string) (string, error) { return command(dir, "go", args...) }
