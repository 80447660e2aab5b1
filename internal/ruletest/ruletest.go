// Package ruletest tests rules and fixes on whole modules in testdata folders.
//
// A line on which a server goes live, or other code that findings stand at, says which findings it has: `// want timeouts/package-serve keepalive/idle-unset`. Every finding that no
// line wants, and every wanted one that does not come, is an error. A level behind the category, as in keepalive/idle-unset:advice, is compared
// too. Then all fixes are applied, once towards the runtime and once towards the
// standard library, and the result must compile, keep every comment, and have nothing left to fix.
package ruletest

import (
	"bytes"
	"flag"
	"fmt"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/comments"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/snapshot"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// Module is an analysed module.
type Module struct {
	Dir      string
	Fset     *token.FileSet
	Packages []*packages.Package
	Findings []*rule.Finding
}

// Options say how the fixes of a module are made.
type Options struct {
	Rules   string // what to report, see rule.Select; empty: what the analyzers report by default
	Runtime fixes.RuntimeMode
	Unsafe  bool
	OneFile bool // as golangci-lint wants them
}

// Analyze runs the analyzers on all packages of the module in dir.
func Analyze(t testing.TB, dir string, opts Options, analyzers ...*analysis.Analyzer) *Module {
	t.Helper()
	if opts.Rules == "" {
		opts.Rules = "default"
	}
	only, err := rule.Select(opts.Rules, analyzers)
	if err != nil {
		t.Fatal(err)
	}
	rule.Options.Rules, rule.Options.Runtime, rule.Options.Unsafe, rule.Options.OneFile = only, opts.Runtime, opts.Unsafe, opts.OneFile
	m := &Module{Dir: dir, Fset: token.NewFileSet()}
	env := append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -trimpath", "GOPROXY=off")
	// Facts come from the source of other modules too. The standard library is known by heart.
	list := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./...")
	list.Dir, list.Env = dir, env
	deps, err := list.Output()
	if err != nil {
		t.Fatalf("list the dependencies of %s: %v", dir, err)
	}
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedSyntax | packages.NeedTypes |
			packages.NeedTypesInfo | packages.NeedTypesSizes | packages.NeedImports | packages.NeedModule | packages.NeedExportFile | packages.NeedForTest,
		Dir: dir, Fset: m.Fset, Tests: true,
		Env: env,
	}, append(strings.Fields(string(deps)), "./...")...)
	if err != nil {
		t.Fatalf("load %s: %v", dir, err)
	}
	// A package with test files comes twice, and the second time the test files are in it.
	tested := map[string]bool{}
	for _, pkg := range loaded {
		if pkg.ForTest == pkg.PkgPath {
			tested[pkg.PkgPath] = true
		}
	}
	for _, pkg := range loaded {
		if pkg.Module != nil && pkg.Module.Main && (!tested[pkg.PkgPath] || pkg.ForTest != "") && !strings.HasSuffix(pkg.PkgPath, ".test") {
			m.Packages = append(m.Packages, pkg)
		}
	}
	for _, pkg := range m.Packages {
		for _, e := range pkg.Errors {
			t.Errorf("%s: %v", pkg.PkgPath, e)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	graph, err := checker.Analyze(analyzers, m.Packages, nil)
	if err != nil {
		t.Fatalf("analyze %s: %v", dir, err)
	}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatalf("analyze %s: %s: %v", act.Package.PkgPath, act.Analyzer.Name, act.Err)
		}
		m.Findings = append(m.Findings, act.Result.(*rule.Result).Findings...)
	}
	return m
}

var want = regexp.MustCompile(`// want ([a-z0-9/: -]+)`)

// Run tests the analyzers on the module in dir.
func Run(t *testing.T, dir string, analyzers ...*analysis.Analyzer) {
	t.Helper()
	run(t, dir, "", nil, false, analyzers)
}

// RunRules is Run for categories that are off by default: rules says what to report, as the flag -rules does.
func RunRules(t *testing.T, dir, rules string, analyzers ...*analysis.Analyzer) {
	t.Helper()
	run(t, dir, rules, nil, false, analyzers)
}

// RunAdopted is RunRules for a program that calls the runtime already, in its place inside the module.
func RunAdopted(t *testing.T, dir, rules string, analyzers ...*analysis.Analyzer) {
	t.Helper()
	run(t, dir, rules, nil, true, analyzers)
}

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// RunGolden is Run, and compares what the safe fixes make of each file with its golden file: golden/stdlib/x.go and golden/runtime/x.go for
// x.go. A file that the fixes leave alone has none.
func RunGolden(t *testing.T, dir, golden string, analyzers ...*analysis.Analyzer) {
	t.Helper()
	run(t, dir, "", map[string]string{"stdlib": filepath.Join(golden, "stdlib"), "runtime": filepath.Join(golden, "runtime")}, false, analyzers)
}

// RunUnsafe is RunRules, and compares what the fixes make of each file with its golden file when unsafe ones are asked for.
func RunUnsafe(t *testing.T, dir, golden, rules string, analyzers ...*analysis.Analyzer) {
	t.Helper()
	run(t, dir, rules, map[string]string{"unsafe": golden}, false, analyzers)
}

// run tests in each mode, and compares with the folder of golden files that the mode has. The module may have the runtime from the beginning.
func run(t *testing.T, dir, rules string, golden map[string]string, adopted bool, analyzers []*analysis.Analyzer) {
	t.Helper()
	for _, mode := range []struct {
		name string
		opts Options
	}{{"stdlib", Options{Runtime: fixes.Off}}, {"runtime", Options{Runtime: fixes.Embed}}, {"unsafe", Options{Runtime: fixes.Embed, Unsafe: true}}} {
		t.Run(mode.name, func(t *testing.T) {
			mode.opts.Rules = rules
			copied := copyModule(t, dir)
			if adopted {
				addRuntime(t, copied)
			}
			m := Analyze(t, copied, mode.opts, analyzers...)
			m.checkWants(t)
			fixed := m.Fix(t)
			if golden[mode.name] != "" {
				compare(t, copied, fixed, golden[mode.name])
			}
			again := Analyze(t, copied, mode.opts, analyzers...) // compiles, or it fails here
			for _, f := range again.Findings {
				if f.Fix != nil {
					t.Errorf("%s: %s is fixed again by a second run", again.Fset.Position(f.At().Pos()), f.Category)
				}
			}
		})
	}
}

// checkWants compares the findings with the comments.
func (m *Module) checkWants(t *testing.T) {
	t.Helper()
	wanted := map[string][]string{} // by file:line
	for _, pkg := range m.Packages {
		for _, file := range pkg.Syntax {
			for _, group := range file.Comments {
				for _, c := range group.List {
					if match := want.FindStringSubmatch(c.Text); match != nil {
						wanted[m.line(c.Pos())] = strings.Fields(match[1])
					}
				}
			}
		}
	}
	for _, f := range m.Findings {
		at := m.line(f.At().Pos())
		i := slices.IndexFunc(wanted[at], func(w string) bool {
			category, level, named := strings.Cut(w, ":")
			return category == f.Category && (!named || level == f.Level.String())
		})
		if i >= 0 {
			wanted[at] = slices.Delete(wanted[at], i, i+1)
			continue
		}
		t.Errorf("%s: unexpected %s:%s: %s", at, f.Category, f.Level, f.Message)
	}
	for at, rest := range wanted {
		for _, category := range rest {
			t.Errorf("%s: no %s", at, category)
		}
	}
}

func (m *Module) line(pos token.Pos) string {
	p := m.Fset.Position(pos)
	rel, _ := filepath.Rel(m.Dir, p.Filename)
	return fmt.Sprintf("%s:%d", rel, p.Line)
}

// compare compares the fixed files of the module in dir with the golden ones.
func compare(t *testing.T, dir string, fixed []string, golden string) {
	t.Helper()
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
	}
	expected := map[string]bool{}
	filepath.WalkDir(golden, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			expected[name] = true
		}
		return nil
	})
	for _, name := range fixed {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(golden, rel)
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		delete(expected, file)
		want, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%s is fixed, but there is no golden file: go test -update writes it", rel)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s differs from its golden file:\n%s", rel, udiff.Unified("want", "got", string(want), string(got)))
		}
	}
	for file := range expected {
		if !*update {
			t.Errorf("%s is not fixed any more", file)
		}
	}
}

// Fix applies all fixes of the module to its files, adds the runtime if they need it, and returns the names of the changed files.
func (m *Module) Fix(t testing.TB) []string {
	t.Helper()
	edits := map[string][]analysis.TextEdit{}
	for _, f := range m.Findings {
		if f.Fix == nil {
			continue
		}
		for _, e := range f.Fix.Edits {
			name := m.Fset.File(e.Pos).Name()
			same := func(x analysis.TextEdit) bool {
				return x.Pos == e.Pos && x.End == e.End && bytes.Equal(x.NewText, e.NewText)
			}
			if !slices.ContainsFunc(edits[name], same) {
				edits[name] = append(edits[name], e)
			}
		}
		if f.Fix.Runtime != "" {
			addRuntime(t, m.Dir)
		}
	}
	for name, list := range edits {
		before, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tf := m.Fset.File(list[0].Pos)
		slices.SortStableFunc(list, func(a, b analysis.TextEdit) int { return int(b.Pos - a.Pos) })
		after := slices.Clone(before)
		end := len(before)
		for _, e := range list {
			if tf.Offset(e.End) > end {
				t.Fatalf("%s: edits overlap at offset %d", name, tf.Offset(e.End))
			}
			end = tf.Offset(e.Pos)
			after = slices.Concat(after[:tf.Offset(e.Pos)], e.NewText, after[tf.Offset(e.End):])
		}
		lost, err := comments.Lost(before, after)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, after)
		}
		if len(lost) > 0 {
			t.Errorf("%s: the fix loses comments %q", name, lost)
		}
		if err := os.WriteFile(name, after, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return slices.Sorted(maps.Keys(edits))
}

// copyModule copies the module in dir to a temporary folder.
func copyModule(t testing.TB, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// addRuntime writes the runtime into the module, as srvfix -w does.
func addRuntime(t testing.TB, dir string) {
	t.Helper()
	to := filepath.Join(dir, filepath.FromSlash(fixes.EmbedDir))
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range snapshot.Copy("test") {
		if err := os.WriteFile(filepath.Join(to, f.Name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
