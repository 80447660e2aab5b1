package unit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/record"
)

// Go 1.26 caches the run of a package that was only a dependency as if it had been asked for. No order of runs may lose a finding.
func TestNoOrderOfRunsLosesFindings(t *testing.T) {
	const (
		direct   = "c/c.go:7:29: http.ListenAndServe is called: this is a test\n"
		indirect = "d/d.go:7:18: Serve serves: this is a test\n"
	)
	for _, order := range [][]string{
		{"./d", "./c", "./..."},
		{"./...", "./c", "./d"},
		{"./e", "./d", "./..."},
	} {
		t.Run(strings.Join(order, " "), func(t *testing.T) {
			t.Parallel()
			m := newModule(t, chain)
			for _, pattern := range order {
				_, got, code := m.vet(pattern)
				for text, want := range map[string]bool{direct: pattern != "./e", indirect: pattern == "./d" || pattern == "./..."} {
					if strings.Contains(got, text) != want {
						t.Errorf("go vet %s: finding %q: want %v in:\n%s", pattern, text, want, got)
					}
				}
				if want := pattern != "./e"; (code != 0) != want {
					t.Errorf("go vet %s: exit code %d", pattern, code)
				}
			}
		})
	}
}

// A package with tests of its own is analyzed twice when another imports it: as a dependency and as its test variant.
func TestTestedPackageIsReportedOnce(t *testing.T) {
	m := newModule(t, `
-- go.mod --
module example.com/m

go 1.24
-- c/c.go --
package c

import "net/http"

const nonce uint64 = NONCE

func init() { http.ListenAndServe("", nil) }
-- c/c_test.go --
package c
-- d/d.go --
package d

import (
	_ "example.com/m/c"
	"example.com/m/f"
)

const nonce uint64 = NONCE

func Run() { f.Serve() }
-- d/d_test.go --
package d_test

import _ "example.com/m/d"
-- f/f.go --
package f

import "net/http"

const nonce uint64 = NONCE

func Serve() { http.ListenAndServe("", nil) }
-- f/f_test.go --
package f
-- f/x_test.go --
package f_test

import _ "example.com/m/d"
`)
	findings := map[string]string{ // of a dependency without facts and one with them
		"./c": "c/c.go:7:15: http.ListenAndServe is called: this is a test\n",
		"./f": "f/f.go:7:16: http.ListenAndServe is called: this is a test\n",
	}
	check := func(pattern string) {
		t.Helper()
		_, got, _ := m.vet(pattern)
		for pkg, finding := range findings {
			want := 0
			if pattern == pkg || pattern == "./..." {
				want = 1
			}
			if n := strings.Count(got, finding); n != want {
				t.Errorf("go vet %s: %s printed %d times, want %d", pattern, finding, n, want)
			}
		}
		want := 0
		if pattern == "./d" || pattern == "./..." {
			want = 1
		}
		if n := strings.Count(got, "d/d.go:10:14: Serve serves"); n != want {
			t.Errorf("go vet %s: what d makes of a fact printed %d times, want %d:\n%s", pattern, n, want, got)
		}
	}
	for _, pattern := range []string{"./...", "./d", "./...", "./c", "./f"} {
		check(pattern)
	}
	// Without its tests the package is asked for itself: what was not said about the dependency must not be replayed.
	for _, name := range []string{"c/c_test.go", "f/f_test.go"} {
		if err := os.Remove(filepath.Join(m.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, pattern := range []string{"./c", "./..."} {
		check(pattern)
	}
}

// A test that does not compile hides nothing of its package, and is told of.
func TestBrokenTests(t *testing.T) {
	m := newModule(t, `
-- go.mod --
module example.com/m

go 1.24
-- c.go --
package c

import "net/http"

func init() { http.ListenAndServe("", nil) }
-- c_test.go --
package c

import "testing"

func Test(t *testing.T) { x() }
`)
	for range 2 { // the second run is replayed
		_, errs, code := m.vet("./...")
		for _, want := range []string{"c.go:5:15: http.ListenAndServe is called: this is a test\n", "c_test.go:5:27: undefined: x\n"} {
			if strings.Count(errs, want) != 1 || code != 1 {
				t.Errorf("go vet: exit code %d, want one line %s in\n%s", code, want, errs)
			}
		}
	}
	out, _, _ := m.vet("-json", "-raw")
	pkgs, err := record.Read(strings.NewReader(out), func(line string) { t.Errorf("talk: %s", line) })
	if err != nil || len(pkgs) != 1 || len(pkgs[0].Findings) != 1 || !strings.HasSuffix(pkgs[0].Broken, "c_test.go:5:27: undefined: x") {
		t.Errorf("records: %v\n%s", err, out)
	}
	if _, errs, code := m.vet("-fix"); code != 1 || !strings.Contains(errs, "undefined: x") || strings.Contains(m.read("c.go"), "served") {
		t.Errorf("go vet -fix: exit code %d, %s", code, errs)
	}
}

func TestFixSurvivesANarrowRunBefore(t *testing.T) {
	m := newModule(t, chain)
	if _, errs, code := m.vet("-fix", "./d"); code != 0 {
		t.Fatal(code, errs)
	}
	if strings.Contains(m.read("c/c.go"), "served") {
		t.Error("go vet -fix ./d changed c, which was not asked for")
	}
	if _, errs, code := m.vet("-fix", "./..."); code != 0 {
		t.Fatal(code, errs)
	}
	if !strings.Contains(m.read("c/c.go"), `return /* served */http.ListenAndServe`) {
		t.Errorf("go vet -fix ./... did not fix c:\n%s", m.read("c/c.go"))
	}
}

// The fix of a server depends on whether the module has the runtime. No source says so.
func TestRuntimeIsPartOfCacheKeys(t *testing.T) {
	m := newModule(t, chain)
	fix := func() string {
		t.Helper()
		out, errs, code := m.vet("-json", "./c")
		if code != 0 {
			t.Fatal(code, errs)
		}
		switch {
		case strings.Contains(out, "Add a comment"):
			return "standard library"
		case strings.Contains(out, "Serve by the runtime"):
			return "runtime"
		}
		return out
	}
	if got := fix(); got != "standard library" {
		t.Errorf("without the runtime: %s", got)
	}
	copied := filepath.Join(m.dir, "internal", "httpserve")
	if err := os.MkdirAll(copied, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(copied, "doc.go"), []byte(fixes.EmbedMark+"v0.0.0\n\npackage httpserve\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := fix(); got != "runtime" {
		t.Errorf("with the runtime: %s", got)
	}
	if err := os.RemoveAll(copied); err != nil {
		t.Fatal(err)
	}
	if got := fix(); got != "standard library" {
		t.Errorf("without the runtime again: %s", got)
	}
}

func TestState(t *testing.T) {
	m := newModule(t, `
-- a/go.mod --
module example.com/a
-- a/sub/a.go --
package sub
-- b/go.mod --
module example.com/b

require github.com/srvfix/srvfix/runtime v0.1.0
-- w/go.work --
go 1.24

use (
	../a
	../b
)
-- c/go.mod --
module example.com/c
-- c/main.go --
package main

import (
	"os/signal"

	_ "example.com/c/internal/d"
)

func main() { signal.Notify(nil) }
-- c/internal/d/d.go --
package d
`)
	state := func(dir string) string { return State(filepath.Join(m.dir, dir)) }
	t.Setenv("GOWORK", "")
	if got := state("a/sub"); got != "none" {
		t.Errorf("module without the runtime: %s", got)
	}
	if got := state("c"); got == "none" || got == state("b") {
		t.Errorf("module whose program catches signals, with an internal package: %s", got)
	}
	b, w := state("b"), state("w")
	if b == "none" || w == "none" || b == w {
		t.Errorf("module with the runtime: %s; workspace: %s", b, w)
	}
	t.Setenv("GOWORK", filepath.Join(m.dir, "w", "go.work"))
	if got := state("a"); got != w {
		t.Errorf("in the workspace by GOWORK: %s, want %s", got, w)
	}
	t.Setenv("GOWORK", "off")
	if got := state("w"); got != "none" {
		t.Errorf("outside of any module: %s", got)
	}
}
