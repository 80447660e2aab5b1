package cli

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/fakerule"
	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/snapshot"
	"github.com/srvfix/srvfix/internal/unit"
)

// TestMain makes the test binary the command srvfix with fake rules, and the vet tool that this command starts.
func TestMain(m *testing.M) {
	if unit.Called(os.Args[1:]) {
		unit.Main(fakerule.Analyzers())
	}
	testscript.Main(m, map[string]func(){"srvfix": func() {
		c := Command{Analyzers: fakerule.Analyzers(), Version: os.Getenv("TEST_VERSION"), Stdout: os.Stdout, Stderr: os.Stderr}
		if last := os.Getenv("TEST_KILL"); last != "" { // before an operation: "rename main.go"
			c.Step = func(op, path string) error {
				if op+" "+filepath.Base(path) == last {
					kill()
				}
				return nil
			}
		}
		os.Exit(c.Run(os.Args[1:]))
	}, "commit-and-die": commitAndDie})
}

func TestScripts(t *testing.T) {
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	self, err := exec.LookPath("srvfix") // TestMain has put it there
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
			env.Setenv("GOMODCACHE", filepath.Join(env.WorkDir, "modcache"))
			env.Setenv("GOFLAGS", "-modcacherw")
			env.Setenv("GOPROXY", "off")
			env.Setenv("SRVFIX", self)
			env.Setenv("GOSUMDB", "off")
			env.Setenv("TEST_VERSION", "devel")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			// publish writes a module proxy that has the runtime in the given version, with the given go directive.
			"publish": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(publish(ts.MkAbs("proxy"), args[0], args[1]))
				ts.Setenv("GOPROXY", "file://"+filepath.ToSlash(ts.MkAbs("proxy")))
			},
			// crlf gives a file the line ends of Windows.
			"crlf": func(ts *testscript.TestScript, neg bool, args []string) {
				text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
			},
			// mode checks the permissions of a file.
			"mode": func(ts *testscript.TestScript, neg bool, args []string) {
				st, err := os.Stat(ts.MkAbs(args[1]))
				ts.Check(err)
				if got := fmt.Sprintf("%o", st.Mode().Perm()); got != args[0] {
					ts.Fatalf("mode of %s is %s, want %s", args[1], got, args[0])
				}
			},
		},
	})
}

// publish writes the files of a module proxy.
func publish(dir, version, goVersion string) error {
	dir = filepath.Join(dir, filepath.FromSlash(fixes.RuntimeModule), "@v")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	mod := "module " + fixes.RuntimeModule + "\n\ngo " + goVersion + "\n"
	f, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		return err
	}
	defer f.Close()
	zw := zip.NewWriter(f)
	add := func(name, data string) {
		w, err := zw.Create(fixes.RuntimeModule + "@" + version + "/" + name)
		if err == nil {
			_, err = w.Write([]byte(data))
		}
		if err != nil {
			panic(err)
		}
	}
	add("go.mod", mod)
	for _, f := range snapshot.Files() {
		add("httpserve/"+f.Name, string(f.Data))
	}
	return errors.Join(zw.Close(),
		os.WriteFile(filepath.Join(dir, version+".mod"), []byte(mod), 0o666),
		os.WriteFile(filepath.Join(dir, version+".info"), fmt.Appendf(nil, `{"Version":%q}`, version), 0o666),
		os.WriteFile(filepath.Join(dir, "list"), []byte(version+"\n"), 0o666))
}

// fuse is a context that ends when it was asked n times.
type fuse struct {
	context.Context
	n int
}

func (f *fuse) Err() error {
	if f.n--; f.n < 0 {
		return context.Canceled
	}
	return nil
}

// At whatever moment a signal comes or a file turns out to be another, either everything is written or everything is as before.
func TestCommitIsAllOrNothing(t *testing.T) {
	const steps = 7 // a question before each of three files is staged, before each is moved, and at the end
	for n := 0; n <= steps; n++ {
		dir := t.TempDir()
		a, b := filepath.Join(dir, "a.go"), filepath.Join(dir, "b.go")
		for _, name := range []string{a, b} {
			if err := os.WriteFile(name, []byte("old"), 0o640); err != nil {
				t.Fatal(err)
			}
		}
		s := &session{Command: &Command{}, ctx: &fuse{context.Background(), n}}
		err := s.commit([]*change{
			{path: a, old: []byte("old"), new: []byte("new"), mode: 0o640, existed: true},
			{path: filepath.Join(dir, "x", "y", "c.go"), new: []byte("new"), mode: 0o644},
			{path: b, old: []byte("old"), new: []byte("new"), mode: 0o640, existed: true},
		})
		want := map[string]string{"a.go": "old", "b.go": "old"}
		if n == steps {
			want = map[string]string{"a.go": "new", "b.go": "new", "x/": "", "x/y/": "", "x/y/c.go": "new"}
		}
		if (err == nil) != (n == steps) {
			t.Errorf("signal at step %d: %v", n, err)
		}
		if got := tree(t, dir); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("signal at step %d: have %v, want %v", n, got, want)
		}
	}

	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.go"), filepath.Join(dir, "b.go")
	os.WriteFile(a, []byte("old"), 0o640)
	os.WriteFile(b, []byte("edited"), 0o640)
	s := &session{Command: &Command{}, ctx: context.Background()}
	err := s.commit([]*change{
		{path: a, old: []byte("old"), new: []byte("new"), mode: 0o640, existed: true},
		{path: b, old: []byte("old"), new: []byte("new"), mode: 0o640, existed: true},
	})
	if got, want := fmt.Sprint(tree(t, dir)), fmt.Sprint(map[string]string{"a.go": "old", "b.go": "edited"}); err == nil || got != want {
		t.Errorf("a file edited meanwhile: %v, have %v", err, got)
	}
}

// tree returns the files of a folder with their contents.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			files[filepath.ToSlash(rel)+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// With -trimpath the go command replays in one checkout what was found in another; edits must never reach the other.
func TestRelocate(t *testing.T) {
	rec := &record.Package{Dir: "/one/repo/cmd/x", Hashes: map[string]string{"/one/repo/cmd/x/a.go": "h"}, Findings: []record.Finding{{
		Pos:     record.Position{File: "/one/repo/cmd/x/a.go"},
		Related: []record.Related{{Pos: record.Position{File: "/one/repo/lib/b.go"}}, {Pos: record.Position{File: "/goroot/c.go"}}},
		Fix:     &record.Fix{Edits: []record.Edit{{File: "/one/repo/cmd/x/a.go"}}},
	}}}
	relocate(rec, "/two/copy/cmd/x")
	f := rec.Findings[0]
	for got, want := range map[string]string{
		f.Pos.File: "/two/copy/cmd/x/a.go", f.Related[0].Pos.File: "/two/copy/lib/b.go", f.Related[1].Pos.File: "/goroot/c.go",
		f.Fix.Edits[0].File: "/two/copy/cmd/x/a.go", rec.Hashes["/two/copy/cmd/x/a.go"]: "h",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestReleased(t *testing.T) {
	for v, want := range map[string]bool{
		"v0.1.0": true, "v1.2.3-rc.1": true,
		"": false, "(devel)": false, "devel": false, "v0.0.0-20261123150000-0123456789ab": false, "v0.1.0+dirty": false,
	} {
		if got := released(v); got != want {
			t.Errorf("released(%q) is %v", v, got)
		}
	}
}

// The go command may replay what it found in a file that has changed since.
func TestFixesAreForTheBytesThatWereAnalyzed(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(name, []byte("edited"), 0o666); err != nil {
		t.Fatal(err)
	}
	f := &finding{hash: map[string]string{name: strings.Repeat("0", 64)}, pkg: &pkg{ImportPath: "p"}}
	f.Fix = &record.Fix{Edits: []record.Edit{{File: name, New: "// "}}}
	s := &session{Command: &Command{Stderr: os.Stderr}, findings: []*finding{f}}
	if _, err := s.draft(nil, nil); err == nil || !strings.Contains(err.Error(), "changed while srvfix ran") {
		t.Errorf("draft: %v", err)
	}
}

func TestBlame(t *testing.T) {
	var stderr strings.Builder
	s := &session{Command: &Command{Stderr: &stderr}, packages: []*pkg{{ImportPath: "a"}, {ImportPath: "b"}, {ImportPath: "c"}}, told: map[string]bool{"c": true}}
	s.blame([]string{"go: downloading x v1", "# a", "# [a]", "vet: a.go:1:1: wrong", "a.go:2:1: worse", "a.go:2:1: worse"}, errors.New("exit status 1"))
	want := []failure{{"a", "a.go:1:1: wrong\na.go:2:1: worse"}, {"b", "not analyzed because of the errors above"}}
	if fmt.Sprint(s.failed) != fmt.Sprint(want) || stderr.String() != "go: downloading x v1\n" {
		t.Errorf("failed: %q, said %q", s.failed, &stderr)
	}
}
