package ruletest

import (
	"cmp"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/comments"
	"github.com/srvfix/srvfix/internal/patch"
	"github.com/srvfix/srvfix/internal/record"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// RunSubsets tests that drivers may apply any of the fixes of the module in dir and leave out others, in one go and in whatever order: two fixes
// of a file share an edit or keep apart, and each fix alone and random sets of them leave packages that compile and have all their comments.
// It tries rounds sets per package, with all rules and with random ones, and returns how many sets it has tried.
func RunSubsets(t *testing.T, dir string, rounds int, analyzers ...*analysis.Analyzer) int {
	t.Helper()
	seed := fnv.New64a()
	seed.Write([]byte(filepath.ToSlash(dir)))
	rnd := rand.New(rand.NewPCG(seed.Sum64(), 1))
	some := randomly(rnd, analyzers)
	tried := 0
	for _, mode := range []struct {
		name      string
		opts      Options
		analyzers []*analysis.Analyzer
	}{
		{"stdlib", Options{Runtime: fixes.Off, OneFile: true}, analyzers},
		{"runtime", Options{Runtime: fixes.Present, OneFile: true}, analyzers},
		{"files", Options{Runtime: fixes.Present}, analyzers},
		{"unsafe", Options{Runtime: fixes.Present, Unsafe: true, OneFile: true}, some},
	} {
		t.Run(mode.name, func(t *testing.T) {
			copied := copyModule(t, dir)
			addPrerequisites(t, copied)
			m := Analyze(t, copied, mode.opts, mode.analyzers...)
			for _, pkg := range m.Packages {
				tried += m.trySubsets(t, pkg, rnd, rounds, mode.opts.OneFile)
			}
		})
	}
	return tried
}

// addPrerequisites adds the runtime to the module, and a package that imports what fixes may import, so that the types of all that are loaded.
func addPrerequisites(t testing.TB, dir string) {
	t.Helper()
	addRuntime(t, dir)
	to := filepath.Join(dir, "internal", "prerequisites")
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to, "p.go"), []byte("package prerequisites\n\nimport _ \"time\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// randomly returns about half of the list, in its order, and at least one.
func randomly[T any](rnd *rand.Rand, list []T) []T {
	var some []T
	for _, x := range list {
		if rnd.IntN(2) == 0 {
			some = append(some, x)
		}
	}
	if some == nil {
		some = []T{list[rnd.IntN(len(list))]}
	}
	return some
}

// trySubsets tests the fixes of a package.
func (m *Module) trySubsets(t *testing.T, pkg *packages.Package, rnd *rand.Rand, rounds int, oneFile bool) int {
	t.Helper()
	all := m.fixesOf(t, pkg, oneFile)
	for i, a := range all {
		for _, b := range all[:i] {
			m.checkApart(t, a, b)
		}
	}
	subsets := [][][]record.Edit{}
	for _, f := range all {
		subsets = append(subsets, [][]record.Edit{f})
	}
	if len(all) > 1 {
		subsets = append(subsets, all)
		for range rounds {
			some := randomly(rnd, all)
			rnd.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
			subsets = append(subsets, some)
		}
	}
	for _, fixes := range subsets {
		if err := m.try(pkg, fixes); err != nil {
			t.Errorf("%s: %v\nwith the fixes %s", pkg.ID, err, m.describe(fixes))
		}
	}
	return len(subsets)
}

// fixesOf returns the different fixes of the findings in a package.
func (m *Module) fixesOf(t *testing.T, pkg *packages.Package, oneFile bool) [][]record.Edit {
	t.Helper()
	var all [][]record.Edit
	for _, f := range m.Findings {
		if f.Fix == nil || f.Site.Pass.Pkg != pkg.Types {
			continue
		}
		var edits []record.Edit
		for _, e := range f.Fix.Edits {
			tf := m.Fset.File(e.Pos)
			if oneFile && tf != m.Fset.File(f.At().Pos()) {
				t.Errorf("%s: the fix of %s edits %s: golangci-lint applies the edits of a finding's own file only", m.line(f.At().Pos()), f.Category, m.line(e.Pos))
			}
			edits = append(edits, record.Edit{File: tf.Name(), Start: tf.Offset(e.Pos), End: tf.Offset(cmp.Or(e.End, e.Pos)), New: string(e.NewText)})
		}
		if !slices.ContainsFunc(all, func(old []record.Edit) bool { return slices.Equal(old, edits) }) {
			all = append(all, edits)
		}
	}
	return all
}

// checkApart checks that every two edits of two fixes are the same or do not meet. Insertions at one point meet: each driver has its own order for them.
func (m *Module) checkApart(t *testing.T, a, b []record.Edit) {
	t.Helper()
	for _, x := range a {
		for _, y := range b {
			if x == y || x.File != y.File || x.End < y.Start || y.End < x.Start || x.End == y.Start && x.Start < y.End || y.End == x.Start && y.Start < x.End {
				continue
			}
			t.Errorf("two fixes of %s both edit bytes %d to %d:\n%q\n%q", filepath.Base(x.File), max(x.Start, y.Start), min(x.End, y.End), x.New, y.New)
		}
	}
}

// try applies some fixes to a package in memory, and type-checks it.
func (m *Module) try(pkg *packages.Package, fixes [][]record.Edit) error {
	edits, dropped := patch.Merge(fixes)
	if len(dropped) > 0 {
		return errors.New("fixes overlap")
	}
	var files []*ast.File
	for _, file := range pkg.Syntax {
		name := m.Fset.File(file.FileStart).Name()
		if edits[name] == nil {
			files = append(files, file)
			continue
		}
		before, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		after, err := patch.Apply(before, edits[name])
		if err != nil {
			return err
		}
		if lost, err := comments.Lost(before, after); err != nil {
			return err
		} else if len(lost) > 0 {
			return errors.New("comments are lost: " + lost[0])
		}
		parsed, err := parser.ParseFile(m.Fset, name, after, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, parsed)
	}
	var errs []error
	conf := types.Config{Importer: m.importer(pkg), Sizes: pkg.TypesSizes, GoVersion: pkg.Types.GoVersion(), Error: func(err error) { errs = append(errs, err) }}
	conf.Check(pkg.PkgPath, m.Fset, files, nil) // reports to conf.Error
	return errors.Join(errs...)
}

// importer imports for a fixed package what it did import, and what any package of the module is or imports.
func (m *Module) importer(pkg *packages.Package) importerFunc {
	return func(path string) (*types.Package, error) {
		if path == "unsafe" {
			return types.Unsafe, nil
		}
		if imp := pkg.Imports[path]; imp != nil {
			return imp.Types, nil
		}
		for _, p := range m.Packages {
			if p.PkgPath == path {
				return p.Types, nil
			}
			if imp := p.Imports[path]; imp != nil {
				return imp.Types, nil
			}
		}
		return nil, errors.New("the module does not import " + path)
	}
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// describe shows which lines fixes begin at.
func (m *Module) describe(fixes [][]record.Edit) string {
	lines := make(map[string]bool)
	m.Fset.Iterate(func(tf *token.File) bool {
		for _, edits := range fixes {
			for _, e := range edits {
				if tf.Name() == e.File && e.Start <= tf.Size() {
					lines[m.line(tf.Pos(e.Start))] = true
				}
			}
		}
		return true
	})
	text := ""
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		text += " " + line
	}
	return text
}
