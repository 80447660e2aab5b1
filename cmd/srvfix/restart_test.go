//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// restart is a server that prints its address, announces a slow request, and has clean-up to do when main returns.
const restart = `
-- go.mod --
module example.com/restart

go 1.24
-- main.go --
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	defer fmt.Println("cleaned up")
	fmt.Println(l.Addr())
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("busy")
		time.Sleep(time.Second)
		io.WriteString(w, "done")
	})
	if err := http.Serve(l, nil); err != nil {
		log.Fatal(err)
	}
}
-- side/main.go --
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(l.Addr())
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("busy")
		time.Sleep(time.Second)
		io.WriteString(w, "done")
	})
	srv := &http.Server{}
	go func() {
		if err := srv.Serve(l); err != nil {
			log.Fatal(err)
		}
	}()
	select {}
}
`

// A program that srvfix has repaired finishes the request that is under way when SIGTERM comes, runs its deferred clean-up and exits with status 0.
// One that waits for ever beside its server still ends.
func TestRepairedProgramSurvivesRestart(t *testing.T) {
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(restart)).Files {
		name := filepath.Join(dir, f.Name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, f.Data, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	command := func(name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
	}
	command("srvfix", "-w", "./...")
	bin := t.TempDir()
	command("go", "build", "-o", bin, ".", "./side")

	for _, c := range []struct {
		name, program string
		output        string
		exited        bool // by itself, with status 0
	}{
		{"main serves", "restart", "busy\ncleaned up\n", true},
		{"main waits for ever", "side", "busy\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := exec.Command(filepath.Join(bin, c.program))
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			stdout, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer cmd.Process.Kill()
			lines := bufio.NewReader(stdout)
			addr, err := lines.ReadString('\n')
			if err != nil {
				t.Fatalf("%v\n%s", err, &stderr)
			}

			var wg sync.WaitGroup
			wg.Go(func() {
				resp, err := http.Get("http://" + strings.TrimSpace(addr))
				if err != nil {
					t.Errorf("the request under way was lost: %v", err)
					return
				}
				defer resp.Body.Close()
				if body, err := io.ReadAll(resp.Body); err != nil || string(body) != "done" {
					t.Errorf("the answer is %q, %v", body, err)
				}
			})
			busy, err := lines.ReadString('\n')
			if err != nil {
				t.Fatalf("%v\n%s", err, &stderr)
			}
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
			defer late.Stop()
			wg.Wait()
			rest, _ := io.ReadAll(lines)
			err = cmd.Wait()
			if got := busy + string(rest); got != c.output {
				t.Errorf("the program printed %q, want %q\n%s", got, c.output, &stderr)
			}
			if c.exited != (err == nil) {
				t.Errorf("the program ended with %v\n%s", err, &stderr)
			}
			if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && !c.exited && status.Signal() != syscall.SIGTERM {
				t.Errorf("the program ended with %v, want the signal that asked it to\n%s", err, &stderr)
			}
		})
	}
}
