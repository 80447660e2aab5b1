package main_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatIsLeft fixes whole modules. What srvfix -w prints at its end, and its exit code, is what the next run prints.
func TestWhatIsLeft(t *testing.T) {
	tool, err := exec.LookPath("srvfix") // TestMain has put it there
	if err != nil {
		t.Fatal(err)
	}
	for name, flags := range map[string]string{
		"kinds": "-w", "shapes": "-w -unsafe", "programs/shop": "-w -fail-on=advice",
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "m")
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", name))); err != nil {
				t.Fatal(err)
			}
			if name == "kinds" { // every fifth program: one command takes minutes for all of them
				all, err := filepath.Glob(filepath.Join(dir, "*-*"))
				if err != nil {
					t.Fatal(err)
				}
				for i, program := range all {
					if i%5 != 0 {
						if err := os.RemoveAll(program); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
			run := func() (stdout, summary string, code int) {
				cmd := exec.Command(tool, strings.Fields(flags)...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GOWORK=off")
				var errs bytes.Buffer
				cmd.Stderr = &errs
				out, err := cmd.Output()
				if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) || cmd.ProcessState.ExitCode() > 1 {
					t.Fatalf("srvfix %s: %v\n%s", flags, err, &errs)
				}
				lines := strings.Split(strings.TrimSpace(errs.String()), "\n")
				return string(out), strings.Replace(lines[len(lines)-1], " left ", " ", 1), cmd.ProcessState.ExitCode()
			}
			stdout, summary, code := run()
			if next, sum, exit := run(); next != stdout || sum != summary || exit != code {
				t.Errorf("said at its end, with exit code %d:\n%s%s\nthe next run, with %d:\n%s%s",
					code, stdout, summary, exit, next, sum)
			}
		})
	}
}
