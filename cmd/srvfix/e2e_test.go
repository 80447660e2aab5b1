//go:build unix

package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/internal/trial"
)

// TestEndToEnd fixes plain net/http programs, builds them, and ends them with SIGTERM in the middle of a request. The same trial of the
// program as it was shows what is gained, and that the trial can fail.
func TestEndToEnd(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "srvfix")
	if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
		t.Fatalf("build srvfix: %v\n%s", err, out)
	}
	for _, test := range []struct {
		name   string
		exit   string
		output string // printed after the drain, by deferred clean-up
	}{
		{"shop", "exit status 0", fmt.Sprintf("saved %d orders", trial.Load+1)}, // serves in main
		{"worker", "signal: terminated", ""},                                    // serves in a side goroutine; main never returns
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), test.name)
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "programs", test.name))); err != nil {
				t.Fatal(err)
			}
			before := run(t, dir, true)
			if before.Lost == nil || before.Exit != "signal: terminated" {
				t.Errorf("before the fix: got %+v, want a lost request and death by the signal", before)
			}
			cmd := exec.Command(tool, "-w")
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GOWORK=off")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("srvfix -w: %v\n%s", err, out)
			}
			after := run(t, dir, false)
			if after.Lost != nil || !strings.HasPrefix(after.Response, "HTTP/1.1 200 OK: ordered") {
				t.Errorf("after the fix: request in flight: got %q, %v", after.Response, after.Lost)
			}
			if after.Exit != test.exit {
				t.Errorf("after the fix: ended with %q, want %q", after.Exit, test.exit)
			}
			if test.output != "" && !slices.Contains(after.Output, test.output) {
				t.Errorf("after the fix: printed %q, want %q among it", after.Output, test.output)
			}
		})
	}
}

func run(t *testing.T, dir string, dies bool) *trial.Outcome {
	t.Helper()
	bin, err := trial.Build(dir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	out, err := trial.Run(bin, dies)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
