//go:build unix

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/internal/programs"
)

// TestPrograms tries three small programs of the list, one of them on gin; `make trial` tries them all.
func TestPrograms(t *testing.T) {
	all, err := read(filepath.FromSlash("../../../testdata/corpus/trials.txt"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tool := filepath.Join(dir, "srvfix")
	if out, err := exec.Command("go", "build", "-o", tool, "github.com/srvfix/srvfix/cmd/srvfix").CombinedOutput(); err != nil {
		t.Fatalf("build srvfix: %v\n%s", err, out)
	}
	tried := 0
	for _, p := range all {
		if name := p.String(); !strings.HasSuffix(name, "/examples/chat") && !strings.HasSuffix(name, "/pat/example") && !strings.HasSuffix(name, "/zap/example_/example01") {
			continue
		}
		tried++
		t.Run(p.String(), func(t *testing.T) {
			if out, err := goCommand(dir, "mod", "download", p.module.Module); err != nil {
				t.Skipf("the module proxy does not answer: %s", programs.FirstLine(out))
			}
			o, err := p.try(tool, dir)
			if err != nil {
				t.Fatal(err)
			}
			if !o.same || o.after.Lost > 0 || o.after.Exit != "exit status 0" {
				t.Errorf("got %v", o)
			}
			if o.before.Exit != "signal: terminated" {
				t.Errorf("before: ended with %q, which leaves nothing to fix", o.before.Exit)
			}
		})
	}
	if tried != 3 {
		t.Errorf("tried %d programs, want 3", tried)
	}
}
