package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"
	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/comments"
	"github.com/srvfix/srvfix/internal/programs"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
	"github.com/srvfix/srvfix/internal/snapshot"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// limit bounds every go command.
const limit = 10 * time.Minute

// subject is a file of a package that fixes change.
type subject struct {
	pkg      *packages.Package
	others   []*packages.Package // that the package and its fixes may import
	file     int                 // index in pkg.Syntax
	name     string
	src      []byte
	sites    []int // offsets of the serve calls that are fixed
	findings int
	weight   int // of its part of the mutants
}

// load finds the subjects of a module, which it adds the runtime to.
func load(dir string, patterns []string) ([]*subject, error) {
	to := filepath.Join(dir, filepath.FromSlash(fixes.EmbedDir))
	if err := os.MkdirAll(to, 0o777); err != nil {
		return nil, err
	}
	for _, f := range snapshot.Copy("test") {
		if err := os.WriteFile(filepath.Join(to, f.Name), f.Data, 0o666); err != nil {
			return nil, err
		}
	}
	fset := token.NewFileSet()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule | packages.NeedExportFile,
		Dir:  dir, Fset: fset,
		Env: append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -buildvcs=false", "CGO_ENABLED=0"),
	}, append([]string{"./" + fixes.EmbedDir}, patterns...)...)
	if err != nil {
		return nil, err
	}
	var out []*subject
	for _, pkg := range pkgs {
		if len(pkg.Errors) > 0 || pkg.IllTyped || !isServing(pkg) {
			continue
		}
		found, err := findings(pkg)
		if err != nil {
			return nil, err
		}
		for i, file := range pkg.Syntax {
			s := &subject{pkg: pkg, others: pkgs, file: i, name: fset.File(file.FileStart).Name(), weight: 50}
			for _, f := range found {
				if f.Site == nil || f.Site.File != file {
					continue
				}
				s.findings++
				if f.Fix != nil && !slices.Contains(s.sites, fset.Position(f.Site.Expr.Pos()).Offset) {
					s.sites = append(s.sites, fset.Position(f.Site.Expr.Pos()).Offset)
				}
			}
			if len(s.sites) == 0 {
				continue
			}
			if len(found) > 100 {
				s.weight = 2 // each takes seconds
			}
			if s.src, err = os.ReadFile(s.name); err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// isServing reports whether a package imports net/http, and is not the runtime.
func isServing(pkg *packages.Package) bool {
	return pkg.Imports["net/http"] != nil && !serversite.IsRuntime(pkg.PkgPath)
}

// findings runs the rules on a package alone: other packages may be there as export data only.
func findings(pkg *packages.Package) ([]*rule.Finding, error) {
	alone := *pkg
	alone.Imports = nil
	graph, err := checker.Analyze(analyzers.All(), []*packages.Package{&alone}, nil)
	if err != nil {
		return nil, err
	}
	var out []*rule.Finding
	for _, act := range graph.Roots {
		if act.Err != nil {
			return nil, act.Err
		}
		out = append(out, act.Result.(*rule.Result).Findings...)
	}
	return out, nil
}

// with returns the package with another text of the subject's file, which is on disk already.
func (s *subject) with(src []byte) (*packages.Package, error) {
	pkg := *s.pkg
	pkg.Fset = token.NewFileSet()
	pkg.Syntax = nil
	for i, f := range s.pkg.Syntax {
		name := s.pkg.Fset.File(f.FileStart).Name()
		var text any
		if i == s.file {
			text = src
		}
		file, err := parser.ParseFile(pkg.Fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		pkg.Syntax = append(pkg.Syntax, file)
	}
	pkg.TypesInfo = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: importer{s}, Sizes: s.pkg.TypesSizes, GoVersion: s.pkg.Types.GoVersion()}
	var err error
	pkg.Types, err = conf.Check(s.pkg.PkgPath, pkg.Fset, pkg.Syntax, pkg.TypesInfo)
	return &pkg, err
}

// importer imports what the package imports, and what its fixes may.
type importer struct{ s *subject }

func (i importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	for _, imp := range i.s.pkg.Types.Imports() {
		if imp.Path() == path {
			return imp, nil
		}
	}
	for _, other := range i.s.others {
		if other.PkgPath == path {
			return other.Types, nil
		}
		if !serversite.IsRuntime(other.PkgPath) {
			continue
		}
		for _, imp := range other.Types.Imports() {
			if imp.Path() == path {
				return imp, nil
			}
		}
	}
	return nil, fmt.Errorf("package %s is not loaded", path)
}

// mutate changes the subject's file a few times over. It returns nil when the result does not compile.
func (s *subject) mutate(rnd *rand.Rand) (src []byte, names []string) {
	src = s.src
	near := s.sites[rnd.IntN(len(s.sites))]
	for range 1 + rnd.IntN(4) {
		m := mutations[rnd.IntN(len(mutations))]
		t, err := newText(src, rnd, near)
		if err != nil {
			return nil, nil
		}
		if changed := m.do(t); changed != nil {
			src = changed
			names = append(names, m.name)
		}
	}
	if names == nil {
		return nil, nil
	}
	return src, names
}

// verdict is what became of a mutant.
type verdict struct {
	valid   bool // it compiles
	fixed   bool
	fewer   bool // it has fewer findings than the file it comes from
	text    []byte
	problem error
}

// mode is a way in which fixes are made.
type mode struct {
	name    string
	runtime fixes.RuntimeMode
}

var modes = []mode{{"runtime", fixes.Present}, {"stdlib", fixes.Off}}

// try fixes a mutant and checks the result.
func (s *subject) try(src []byte, m mode) (v verdict) {
	rule.Options.Runtime = m.runtime
	if err := os.WriteFile(s.name, src, 0o666); err != nil {
		return verdict{problem: err}
	}
	defer os.WriteFile(s.name, s.src, 0o666)
	pkg, err := s.with(src)
	if err != nil {
		return verdict{}
	}
	v.valid = true
	found, err := findings(pkg)
	if err != nil {
		v.problem = err
		return v
	}
	v.fewer = s.count(pkg, found) < s.findings
	if v.text, err = apply(pkg, found, s.name, src); err != nil {
		v.problem = err
		return v
	}
	if v.fixed = !bytes.Equal(v.text, src); !v.fixed {
		return v
	}
	v.problem = s.check(src, v.text)
	return v
}

// count counts the findings in the subject's file.
func (s *subject) count(pkg *packages.Package, found []*rule.Finding) int {
	n := 0
	for _, f := range found {
		if f.Site != nil && f.Site.File == pkg.Syntax[s.file] {
			n++
		}
	}
	return n
}

// apply makes all edits of the findings to a file.
func apply(pkg *packages.Package, found []*rule.Finding, name string, src []byte) ([]byte, error) {
	var all []udiff.Edit
	var seen []analysis.TextEdit
	for _, f := range found {
		if f.Fix == nil {
			continue
		}
		for _, e := range f.Fix.Edits {
			tf := pkg.Fset.File(e.Pos)
			if tf.Name() != name || slices.ContainsFunc(seen, func(o analysis.TextEdit) bool {
				return o.Pos == e.Pos && o.End == e.End && bytes.Equal(o.NewText, e.NewText)
			}) {
				continue
			}
			seen = append(seen, e)
			all = append(all, udiff.Edit{Start: tf.Offset(e.Pos), End: tf.Offset(e.End), New: string(e.NewText)})
		}
	}
	return udiff.ApplyBytes(src, all)
}

// check says what is wrong with a fixed file.
func (s *subject) check(before, after []byte) error {
	pkg, err := s.with(after)
	if err != nil {
		return fmt.Errorf("does not compile: %w", err)
	}
	lost, err := comments.Lost(before, after)
	if err != nil {
		return err
	}
	if len(lost) > 0 {
		return fmt.Errorf("loses comments %q", lost)
	}
	if err := touches(before, after); err != nil {
		return err
	}
	if err := os.WriteFile(s.name, after, 0o666); err != nil {
		return err
	}
	again, err := findings(pkg)
	if err != nil {
		return err
	}
	for _, f := range again {
		if f.Fix != nil && f.Site.File == pkg.Syntax[s.file] {
			return errors.New("is fixed again by a second run: " + f.Category)
		}
	}
	return nil
}

// touches checks that a fix changes no line for the sake of its white space: in a file that gofmt likes it may move what gofmt aligns, and
// then gofmt must like the result.
func touches(before, after []byte) error {
	crlf := bytes.Count(before, []byte("\r\n"))
	if crlf > 0 && crlf == bytes.Count(before, []byte("\n")) && crlf == bytes.Count(before, []byte("\r")) {
		if bytes.Count(after, []byte("\r\n")) != bytes.Count(after, []byte("\n")) {
			return errors.New("mixes line ends")
		}
		before, after = bytes.ReplaceAll(before, []byte("\r\n"), []byte("\n")), bytes.ReplaceAll(after, []byte("\r\n"), []byte("\n"))
	}
	if formatted, err := format.Source(before); err != nil {
		return err
	} else if bytes.Equal(formatted, before) {
		formatted, err := format.Source(after)
		if err != nil {
			return err
		}
		if !bytes.Equal(formatted, after) {
			return errors.New("is not formatted any more:\n" + udiff.Unified("after", "gofmt", string(after), string(formatted)))
		}
		return nil
	}
	for _, e := range udiff.Lines(string(before), string(after)) {
		if old := string(before[e.Start:e.End]); old != e.New && bare(old) == bare(e.New) && bare(old) != "" {
			return fmt.Errorf("changes the white space of %q to %q", old, e.New)
		}
	}
	return nil
}

// bare returns the text without white space.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// compile builds the package of the subject with a fixed text.
func (s *subject) compile(text []byte) error {
	if err := os.WriteFile(s.name, text, 0o666); err != nil {
		return err
	}
	defer os.WriteFile(s.name, s.src, 0o666)
	if out, err := goCommand(filepath.Dir(s.name), "build", "-o", os.DevNull, "."); err != nil {
		return fmt.Errorf("the compiler says %s", programs.FirstLine(out))
	}
	return nil
}

// goCommand runs the go command in a folder.
func goCommand(dir string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -buildvcs=false", "GOWORK=off", "CGO_ENABLED=0", "GOTOOLCHAIN=local")
	out, err := cmd.CombinedOutput()
	return string(out), err
}
