package serversite_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// judge type-checks a file as a package, type errors or not, asks every question about its servers and runs all rules
// on it. It returns how many sites there are. There is no driver between: a panic comes through.
func judge(t testing.TB, src []byte) int { return examine(t, src, analyzers.All()...) }

// examine is judge with some rules only, or with none but serversite.Analyzer.
func examine(t testing.TB, src []byte, rules ...*analysis.Analyzer) int {
	t.Helper()
	sites := run(t, standard(t), src, rules...).results[serversite.Analyzer].(*serversite.Result).Sites
	for _, s := range sites {
		ask(s)
	}
	return len(sites)
}

// run runs analyzers on a file as a package, type errors or not.
func run(t testing.TB, imports types.Importer, src []byte, rules ...*analysis.Analyzer) *runner {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Skip("does not parse")
	}
	r := newRunner(check(imports, fset, file))
	r.pass.ReadFile = func(string) ([]byte, error) { return src, nil }
	for _, a := range rules {
		if err := r.run(a); err != nil {
			t.Errorf("run %s: %v\n%s", a.Name, err, src)
		}
	}
	return r
}

// check type-checks files as a package, type errors or not.
func check(imports types.Importer, fset *token.FileSet, files ...*ast.File) analysis.Pass {
	info := &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Instances:    map[*ast.Ident]types.Instance{},
		Scopes:       map[ast.Node]*types.Scope{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		FileVersions: map[*ast.File]string{},
	}
	sizes := types.SizesFor("gc", runtime.GOARCH)
	conf := types.Config{Importer: imports, Sizes: sizes, Error: func(error) {}}
	pkg, _ := conf.Check("example.com/judged", fset, files, info) // errors go to conf.Error
	return analysis.Pass{
		Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, TypesSizes: sizes,
		Module:   &analysis.Module{Path: "example.com/judged", GoVersion: "1.24"},
		ReadFile: os.ReadFile,
		Report:   func(analysis.Diagnostic) {},
	}
}

// goroot returns the folder of the Go distribution.
func goroot(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// all makes the rules report what is off by default too.
func all(t testing.TB) {
	t.Helper()
	names := map[string]bool{}
	for _, r := range rule.All() {
		for _, c := range r.Categories {
			names[c.Name] = true
		}
	}
	before := rule.Options.Rules
	rule.Options.Rules = names
	t.Cleanup(func() { rule.Options.Rules = before })
}

// runner runs analyzers on one package.
type runner struct {
	pass    analysis.Pass
	results map[*analysis.Analyzer]any
	facts   map[string]analysis.Fact
}

func newRunner(pass analysis.Pass) *runner {
	return &runner{pass, map[*analysis.Analyzer]any{}, map[string]analysis.Fact{}}
}

func (r *runner) run(a *analysis.Analyzer) error {
	if _, done := r.results[a]; done {
		return nil
	}
	for _, req := range a.Requires {
		if err := r.run(req); err != nil {
			return err
		}
	}
	pass := r.pass
	pass.Analyzer, pass.ResultOf = a, r.results
	load := func(key string, f analysis.Fact) bool {
		got := r.facts[key]
		if got != nil {
			reflect.ValueOf(f).Elem().Set(reflect.ValueOf(got).Elem())
		}
		return got != nil
	}
	object := func(obj types.Object, f analysis.Fact) string { return fmt.Sprintf("%p %T", obj, f) }
	ofPackage := func(pkg *types.Package, f analysis.Fact) string { return fmt.Sprintf("%s %T", pkg.Path(), f) }
	pass.ImportObjectFact = func(obj types.Object, f analysis.Fact) bool { return load(object(obj, f), f) }
	pass.ExportObjectFact = func(obj types.Object, f analysis.Fact) { r.facts[object(obj, f)] = f }
	pass.ImportPackageFact = func(pkg *types.Package, f analysis.Fact) bool { return load(ofPackage(pkg, f), f) }
	pass.ExportPackageFact = func(f analysis.Fact) { r.facts[ofPackage(pass.Pkg, f)] = f }
	pass.AllObjectFacts = func() []analysis.ObjectFact { return nil }
	pass.AllPackageFacts = func() []analysis.PackageFact { return nil }
	result, err := a.Run(&pass)
	r.results[a] = result
	return err
}

// exports are the files with the export data of the standard library, by import path.
var exports = sync.OnceValues(func() (map[string]string, error) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedExportFile | packages.NeedImports | packages.NeedDeps},
		"net/http/...", "net/rpc", "expvar", "log/slog", "os/signal", "encoding/...", "html/template", "flag", "embed", "iter", "testing")
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	packages.Visit(pkgs, nil, func(p *packages.Package) { files[p.PkgPath] = p.ExportFile })
	return files, nil
})

// imported are the packages of the standard library that were read, which all files share.
var imported = struct {
	sync.Mutex
	fset *token.FileSet
	pkgs map[string]*types.Package
}{fset: token.NewFileSet(), pkgs: map[string]*types.Package{}}

// standard imports packages of the standard library.
func standard(t testing.TB) importer {
	t.Helper()
	files, err := exports()
	if err != nil {
		t.Fatal(err)
	}
	return func(path string) (*types.Package, error) {
		if path == "unsafe" {
			return types.Unsafe, nil
		}
		imported.Lock()
		defer imported.Unlock()
		if pkg := imported.pkgs[path]; pkg != nil && pkg.Complete() {
			return pkg, nil
		}
		f, err := os.Open(files[path])
		if err != nil {
			return nil, errors.New("not in the standard library, or not listed")
		}
		defer f.Close()
		//lint:ignore SA1019 the go command makes archives until Go 1.27
		data, err := gcexportdata.NewReader(f)
		if err != nil {
			return nil, err
		}
		return gcexportdata.Read(data, imported.fset, imported.pkgs, path)
	}
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

// ask asks every question about a server.
func ask(s *serversite.Site) {
	for _, field := range []string{"Addr", "Handler", "TLSConfig", "ReadTimeout", "ReadHeaderTimeout", "WriteTimeout", "IdleTimeout"} {
		s.Field(field)
	}
	s.Stopped()
	s.Address()
	s.Admin()
	s.SharesPort()
	s.KeepAlivesOff()
	s.KeepAlivesDisabled()
	s.ProbesOff()
	s.ConnectionHeaders()
	s.Settings("ReadTimeout", "MaxHeaderBytes")
	s.Constant("WriteTimeout")
	s.Stream()
	s.EndsBeforeDrain()
	s.OnlyAfterServing()
	s.NeverReached()
	for _, sd := range s.Shutdowns() {
		s.WokenBy(sd)
	}
	s.Recovered()
	s.Panics()
	s.Exits()
	s.Literal()
	s.Built()
	s.DebugPages()
	s.OnRequest()
	s.FixedAddress()
	s.FrameworkDebug()
	s.Framework()
	s.TLS()
	s.DebugOnly()
	s.TLSNumbers("MinVersion")
	s.TLSNumbers("CipherSuites")
	s.TLSAssigned("PreferServerCipherSuites")
	s.LosesHTTP2()
	s.HTTP2Off()
	for _, field := range []string{"MinVersion", "NextProtos"} {
		if list, err := s.WrittenTLS(field); err == nil {
			for _, w := range list {
				s.OthersHave(w)
			}
		}
	}
	s.Written("TLSNextProto")
	s.ListenerConfig()
	s.LegacyH2C()
}
