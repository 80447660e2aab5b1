package unit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/token"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/fakerule"
	"github.com/srvfix/srvfix/internal/record"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"
)

// TestMain makes the test binary the vet tool when the go command calls it.
func TestMain(m *testing.M) {
	if Called(os.Args[1:]) {
		Main(fakerule.Analyzers())
	}
	os.Exit(m.Run())
}

// module is a module in a temporary folder. Where its files say NONCE they hold a number never seen before, so that nothing of it is in the build cache.
type module struct {
	t   *testing.T
	dir string
}

func newModule(t *testing.T, archive string) *module {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	nonce := fmt.Sprint(rand.Uint64())
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, bytes.ReplaceAll(f.Data, []byte("NONCE"), []byte(nonce)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return &module{t, dir}
}

// vet runs go vet with the test binary as tool.
func (m *module) vet(args ...string) (stdout, stderr string, code int) {
	m.t.Helper()
	self, err := os.Executable()
	if err != nil {
		m.t.Fatal(err)
	}
	cmd := exec.Command("go", append([]string{"vet", "-vettool=" + self}, args...)...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		if cmd.ProcessState == nil {
			m.t.Fatal(err)
		}
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func (m *module) read(name string) string {
	m.t.Helper()
	data, err := os.ReadFile(filepath.Join(m.dir, name))
	if err != nil {
		m.t.Fatal(err)
	}
	return string(data)
}

// chain is package d, which imports c, which serves.
const chain = `
-- go.mod --
module example.com/chain

go 1.24
-- c/c.go --
package c

import "net/http"

const nonce uint64 = NONCE

func Serve() error { return http.ListenAndServe(":8080", nil) }
-- d/d.go --
package d

import "example.com/chain/c"

const nonce uint64 = NONCE

func Run() { _ = c.Serve() }
-- e/e.go --
package e

const nonce uint64 = NONCE
`

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

const ugly = `
-- go.mod --
module example.com/ugly

go 1.24
-- a.go --
package ugly

import "net/http"

func f( )   {
	http.ListenAndServe(":1",nil)
	http.Handle("/", nil)
	http.ListenAndServe(":2",nil)
}
-- gen.go --
// Code generated by hand. DO NOT EDIT.

package ugly

import "net/http"

func g() { http.ListenAndServe(":3", nil) }
-- line.go --
package ugly

import "net/http"

//line template.tmpl:7
func h() { http.ListenAndServe(":4", nil) }
-- a_test.go --
package ugly

import "testing"

func Test(t *testing.T) {}
`

func TestFixTouchesOnlyWhatItChanges(t *testing.T) {
	m := newModule(t, ugly)
	file := filepath.Join(m.dir, "a.go")
	crlf := strings.ReplaceAll(m.read("a.go"), "\n", "\r\n")
	if err := os.WriteFile(file, []byte(crlf), 0o666); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(crlf, "http.Listen", "/* served */http.Listen")
	gen, line := m.read("gen.go"), m.read("line.go")

	out, errs, code := m.vet("-fix", "-diff", "./...")
	if code != 1 || !strings.Contains(out, "+\t/* served */http.ListenAndServe(\":1\",nil)\r\n") || m.read("a.go") != crlf {
		t.Errorf("-fix -diff: exit %d\n%q\n%s", code, out, errs)
	}
	if _, errs, code := m.vet("-fix", "./..."); code != 0 || errs != "" {
		t.Errorf("-fix: exit %d\n%s", code, errs)
	}
	if got := m.read("a.go"); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if m.read("gen.go") != gen || m.read("line.go") != line {
		t.Error("a generated file was changed")
	}
	if out, _, code := m.vet("-fix", "-diff", "./..."); code != 0 || out != "" {
		t.Errorf("second -fix -diff: exit %d\n%s", code, out)
	}
}

func TestJSONAndRecords(t *testing.T) {
	m := newModule(t, ugly)
	out, errs, code := m.vet("-json", "-serve", "./...")
	var tree map[string]map[string][]struct {
		Category, Posn string
		Fixes          []struct{ Message string } `json:"suggested_fixes"`
	}
	if err := json.Unmarshal([]byte(out), &tree); err != nil || code != 0 {
		t.Fatal(err, code, errs)
	}
	rules := tree["example.com/ugly"]
	if len(rules) != 1 || len(rules["serve"]) != 4 {
		t.Fatalf("findings: %v", tree)
	}
	for _, d := range rules["serve"] {
		if want := strings.HasPrefix(d.Posn, filepath.Join(m.dir, "a.go")); (len(d.Fixes) == 1) != want {
			t.Errorf("%s: fixes %v", d.Posn, d.Fixes)
		}
	}

	out, errs, code = m.vet("-json", "-raw", "-serve=false", "./...")
	pkgs, err := record.Read(strings.NewReader(out), func(line string) { t.Errorf("talk: %s", line) })
	if err != nil || code != 0 || len(pkgs) != 1 || len(pkgs[0].Findings) != 1 {
		t.Fatalf("records: %v %d %s %s", err, code, out, errs)
	}
	f := pkgs[0].Findings[0]
	if pkgs[0].Path != "example.com/ugly" || f.Level != "advice" || f.NoFix == "" || f.Server != `http.Handle("/", nil)` || f.Pos.Line != 7 || f.Pos.Column != 2 {
		t.Errorf("record: %+v", pkgs[0])
	}
	if out, _, _ := m.vet("-json", "-raw", "-level=warning", "./..."); strings.Contains(out, "handle/called") {
		t.Errorf("-level=warning tells of advice: %s", out)
	}
}

func TestFailuresAreNotClean(t *testing.T) {
	m := newModule(t, `
-- go.mod --
module example.com/bad

go 1.24
-- crash/a.go --
package crash

import _ "net/http"

func crash() {}

func f() { crash() }
-- typ/a.go --
package typ

import _ "net/http"

var x int = ""
`)
	for _, args := range [][]string{{"./crash"}, {"-json", "./crash"}, {"-json", "-raw", "./crash"}, {"-fix", "./crash"}} {
		_, errs, code := m.vet(args...)
		if code == 0 || !strings.Contains(errs, "run crash on example.com/bad/crash: internal error: crash") {
			t.Errorf("go vet %v: exit %d\n%s", args, code, errs)
		}
	}
	if _, errs, code := m.vet("-json", "-raw", "./typ"); code == 0 || !strings.Contains(errs, "typ/a.go:5:13") {
		t.Errorf("type error: exit %d\n%s", code, errs)
	}
}

// Facts go into cache keys: two runs must write the same bytes, and a package from which nothing can come writes none.
func TestVetxFiles(t *testing.T) {
	m := newModule(t, chain)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	list, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", "net/http").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(list)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	var before []byte
	for i := range 3 {
		cfg := config{ID: "example.com/chain/c", Compiler: "gc", Dir: filepath.Join(m.dir, "c"), ImportPath: "example.com/chain/c", GoVersion: "go1.24",
			GoFiles: []string{filepath.Join(m.dir, "c", "c.go")}, ModulePath: "example.com/chain", ImportMap: map[string]string{"net/http": "net/http"},
			PackageFile: map[string]string{"net/http": files["net/http"]}, VetxOnly: true, VetxOutput: filepath.Join(m.dir, "vetx")}
		data, _ := json.Marshal(cfg)
		name := filepath.Join(m.dir, "x.cfg")
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(self, name).CombinedOutput(); err != nil || len(out) > 0 {
			t.Fatalf("%v\n%s", err, out)
		}
		got, err := os.ReadFile(cfg.VetxOutput)
		if err != nil || !bytes.HasPrefix(got, []byte(factsMagic)) {
			t.Fatalf("vetx: %v %q", err, got)
		}
		if i > 0 && !bytes.Equal(got, before) {
			t.Errorf("run %d wrote other facts", i)
		}
		before = got
	}
	for path, want := range map[string]bool{"example.com/chain/c": false, "fmt": true, "example.com/other": true} {
		cfg := config{ImportPath: path, Module: &analysis.Module{Path: "example.com/x"}, ImportMap: map[string]string{"net/http": "net/http"}, VetxOnly: true}
		if path == "fmt" {
			cfg.Module = nil
		}
		if path == "example.com/other" {
			cfg.ImportMap = nil
		}
		if cfg.barren() != want {
			t.Errorf("%s: barren is %v", path, !want)
		}
	}
}

func TestCalled(t *testing.T) {
	for args, want := range map[string]bool{
		"-V=full": true, "-flags": true, "-json -raw /tmp/vet.cfg": true,
		"": false, "./...": false, "-rules a ./...": false, "-d": false,
	} {
		if got := Called(strings.Fields(args)); got != want {
			t.Errorf("Called(%q) is %v", args, got)
		}
	}
}

// What the go command says of a package, in the form before Go 1.27, in that of Go 1.27, and in one that this tool must not take for either.
func TestConfig(t *testing.T) {
	const rest = `"ImportPath": "example.com/m/p", "GoVersion": "go1.24", "GoFiles": ["p.go"], "ImportMap": {"net/http": "net/http"}, "Stdout": "out", "VetxOnly": true`
	const types = `, "PackageFile": {"net/http": "http.a"}`
	for _, tt := range []struct {
		fields         string
		module         string
		standard, main bool
		err            string
	}{
		{rest + types + `, "ModulePath": "example.com/m"`, "example.com/m", false, true, ""},
		{rest + types + `, "ModulePath": "example.com/m", "ModuleVersion": "v1.2.3"`, "example.com/m", false, false, ""},
		{rest + types + `, "Module": {"Path": "example.com/m", "Main": true, "GoVersion": "1.24"}`, "example.com/m", false, true, ""},
		{rest + types + `, "Module": {"Path": "example.com/m", "Version": "v1.2.3", "GoVersion": "1.24"}`, "example.com/m", false, false, ""},
		{strings.Replace(rest, "example.com/m/p", "log/syslog", 1) + types, "", true, false, ""},
		{rest + `, "Module": {"Path": "example.com/m"}`, "", false, false, "update srvfix"},
	} {
		dir := t.TempDir()
		name := filepath.Join(dir, "vet.cfg")
		if err := os.WriteFile(name, fmt.Appendf(nil, `{"Dir": %q, %s}`, dir, tt.fields), 0o666); err != nil {
			t.Fatal(err)
		}
		cfg, err := readConfig(name)
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: error %v", tt.fields, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.fields, err)
			continue
		}
		cfg.widen()
		if got := newRecord(cfg).Module; got != tt.module || cfg.standard() != tt.standard || cfg.VetxOnly == tt.main {
			t.Errorf("%s: module %q, standard %t, only facts are wanted: %t", tt.fields, got, cfg.standard(), cfg.VetxOnly)
		}
	}
}

func TestNewerLanguage(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "p.go")
	if err := os.WriteFile(file, []byte("package p\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	u := &unit{cfg: &config{ImportPath: "example.com/p", Compiler: "gc", GoVersion: "go1.999", GoFiles: []string{file}}, fset: token.NewFileSet(), sources: map[string][]byte{}}
	if err := u.load(); err == nil || !strings.HasSuffix(err.Error(), "install srvfix again with the newer Go") {
		t.Errorf("error %v", err)
	}
}
