package serversite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A PageKind is a kind of page that tells a stranger about the inside of a program.
type PageKind string

const (
	Pprof  PageKind = "pprof"  // profiles, traces and the command line
	Expvar PageKind = "expvar" // variables, memory statistics and the command line
)

// DebugPage is a page for developers that a server shows.
type DebugPage struct {
	Kind PageKind
	// From is the package whose import puts the page on http.DefaultServeMux; "" when the serving package registers
	// the page by itself.
	From string
}

// debugPackages are packages whose functions serve debug pages, or register them, or return handlers of them. Paths
// lack major versions.
var debugPackages = map[string]PageKind{
	"net/http/pprof":                             Pprof,
	"expvar":                                     Expvar,
	"github.com/felixge/fgprof":                  Pprof,
	"github.com/gin-contrib/pprof":               Pprof,
	"github.com/gin-contrib/expvar":              Expvar,
	"github.com/labstack/echo-contrib/pprof":     Pprof,
	"github.com/gofiber/fiber/middleware/pprof":  Pprof,
	"github.com/gofiber/fiber/middleware/expvar": Expvar,
	"github.com/valyala/fasthttp/pprofhandler":   Pprof,
	"github.com/valyala/fasthttp/expvarhandler":  Expvar,
}

var majorVersion = regexp.MustCompile(`/v[0-9]+(/|$)`)

// debugKind returns the kind of the pages that a function of another package serves, registers or returns, or "".
func debugKind(fn *types.Func) PageKind {
	if fn == nil || fn.Pkg() == nil {
		return ""
	}
	path := withoutMajor(fn.Pkg().Path())
	switch {
	case path == "expvar" && fn.Name() != "Handler":
		return ""
	case path == "github.com/go-chi/chi/middleware" && fn.Name() == "Profiler":
		return Pprof
	}
	return debugPackages[path]
}

// ShowsByImport returns the kind of the pages that the import of a package of the standard library puts on
// http.DefaultServeMux, or "".
func ShowsByImport(path string) PageKind {
	switch path {
	case "net/http/pprof":
		return Pprof
	case "expvar":
		return Expvar
	}
	return ""
}

// debugImports is the fact about a package that a program which imports it, however deep, has debug pages on
// http.DefaultServeMux.
type debugImports struct {
	Pages    []DebugPage // sorted, one of each kind; From is the package that imports it from the standard library
	Replaced bool        // whether such a package, when it starts, puts another mux in the place of http.DefaultServeMux
}

func (*debugImports) AFact() {}

func (f *debugImports) String() string {
	var words []string
	for _, page := range f.Pages {
		words = append(words, string(page.Kind)+" by "+page.From)
	}
	if f.Replaced {
		words = append(words, "another mux")
	}
	return strings.Join(words, ", ")
}

// importsDebug finds out which debug pages the imports of the package, without its tests, put on
// http.DefaultServeMux, and exports the fact. golang.org/x/net/trace is not among them: its pages answer local
// requests only.
func importsDebug(pass *analysis.Pass) debugImports {
	found := map[PageKind]string{}
	replaced := replacesAtStart(pass)
	add := func(kind PageKind, from string) {
		// The package itself is the best explanation, then any that is the same in every run.
		old, ok := found[kind]
		if self := pass.Pkg.Path(); !ok || old != self && (from == self || from < old) {
			found[kind] = from
		}
	}
	for _, file := range pass.Files {
		if inTest(pass, file.FileStart) {
			continue
		}
		for _, spec := range file.Imports {
			imported := importedBy(pass, spec)
			if imported == nil {
				continue
			}
			if kind := ShowsByImport(imported.Path()); kind != "" {
				add(kind, pass.Pkg.Path())
			}
			var fact debugImports
			if pass.ImportPackageFact(imported, &fact) {
				for _, page := range fact.Pages {
					add(page.Kind, page.From)
				}
				replaced = replaced || fact.Replaced
			}
		}
	}
	out := debugImports{Replaced: replaced}
	for _, kind := range slices.Sorted(maps.Keys(found)) {
		out.Pages = append(out.Pages, DebugPage{kind, found[kind]})
	}
	if len(out.Pages) > 0 || replaced {
		pass.ExportPackageFact(&out)
	}
	return out
}

// replacesAtStart reports whether a function init of the package, or one of its variables, assigns
// http.DefaultServeMux.
func replacesAtStart(pass *analysis.Pass) bool {
	for _, file := range pass.Files {
		if inTest(pass, file.FileStart) {
			continue
		}
		for _, decl := range file.Decls {
			fd, ok := decl.(*ast.FuncDecl)
			if !ok || fd.Recv != nil || fd.Name.Name != "init" || fd.Body == nil {
				continue
			}
			for _, stmt := range fd.Body.List {
				assign, ok := stmt.(*ast.AssignStmt)
				if !ok {
					continue
				}
				for _, lhs := range assign.Lhs {
					sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
					if !ok {
						continue
					}
					if v, ok := pass.TypesInfo.Uses[sel.Sel].(*types.Var); ok && v.Name() == "DefaultServeMux" && v.Pkg() != nil && v.Pkg().Path() == "net/http" {
						return true
					}
				}
			}
		}
	}
	return false
}

func importedBy(pass *analysis.Pass, spec *ast.ImportSpec) *types.Package {
	if name := pass.TypesInfo.PkgNameOf(spec); name != nil {
		return name.Imported()
	}
	return nil
}

// DebugPages returns the debug pages that the server shows to whoever reaches it: on every run of the program,
// without a password, as far as that can be proven. They are sorted, one of each kind.
func (s *Site) DebugPages() []DebugPage {
	if s.inner {
		return s.live.Debug
	}
	w := &viewer{program: s.p, seen: map[*valueflow.Object]bool{}, found: pages{}, always: s.always}
	if h, def := s.handlers(); def {
		w.defaultMux()
	} else if h != nil {
		w.handlers(s.p.flow.PointsTo(nil, h))
	}
	var out []DebugPage
	for kind, from := range w.found {
		if from == s.Pass.Pkg.Path() {
			from = ""
		}
		out = append(out, DebugPage{kind, from})
	}
	slices.SortFunc(out, func(a, b DebugPage) int { return cmp.Compare(a.Kind, b.Kind) })
	return out
}

// pages collects debug pages: the kind, and the package that imports it or "" as in DebugPage.
type pages map[PageKind]string

func (p pages) add(kind PageKind, from string) {
	if old, ok := p[kind]; !ok || from < old {
		p[kind] = from
	}
}

// debugFunc is the fact about a function that it puts debug pages on a mux that it gets, or returns a handler that
// shows them.
type debugFunc struct {
	Arg       int        // the argument, the receiver being argument 0 of a method
	Registers []PageKind // what it puts on it, whoever calls
	Returns   []PageKind // what its first result shows
}

func (*debugFunc) AFact() {}

func (f *debugFunc) String() string {
	if len(f.Registers) > 0 {
		return fmt.Sprintf("registers %v on arg %d", f.Registers, f.Arg)
	}
	return fmt.Sprintf("returns %v", f.Returns)
}

// registers returns what a call of a function of another package puts on one of its arguments.
func (p *program) registers(fn *types.Func) (arg int, kinds []PageKind) {
	var fact debugFunc
	if fn.Pkg() != p.pass.Pkg && p.pass.ImportObjectFact(fn, &fact) {
		return fact.Arg, fact.Registers
	}
	return 0, nil
}

// returns returns what the result of a function of another package shows.
func (p *program) returns(fn *types.Func) []PageKind {
	if kind := debugKind(fn); kind != "" {
		return []PageKind{kind}
	}
	var fact debugFunc
	if fn != nil && fn.Pkg() != p.pass.Pkg && p.pass.ImportObjectFact(fn, &fact) {
		return fact.Returns
	}
	return nil
}

// usesDebug reports whether the package names a function that serves or registers debug pages.
func usesDebug(pass *analysis.Pass) bool {
	for _, obj := range pass.TypesInfo.Uses {
		fn, ok := obj.(*types.Func)
		if !ok || fn.Pkg() == nil || fn.Pkg() == pass.Pkg {
			continue
		}
		if debugKind(fn) != "" || pass.ImportObjectFact(fn, new(debugFunc)) {
			return true
		}
	}
	return false
}

// exportDebug exports what other packages have to know of the functions that register debug pages or return handlers
// of them.
func (p *program) exportDebug() {
	for _, f := range p.funcs {
		fn := declared(f)
		if fn == nil || !p.externallyCallable(f) || f.Signature.Recv() != nil {
			continue
		}
		ends := []*ssa.Function{f}
		newViewer := func() *viewer {
			return &viewer{program: p, seen: map[*valueflow.Object]bool{}, found: pages{}, always: func(instr ssa.Instruction, _ ssa.Value) bool {
				return p.always(instr, ends, func(branch) bool { return false })
			}}
		}
		fact := &debugFunc{}
		in := p.rootOf(f)
		for i, param := range f.Params {
			w := newViewer()
			for _, r := range p.registrations() {
				if slices.ContainsFunc(r.target, func(c *valueflow.Cell) bool {
					root, _ := c.Object.Root()
					return root.Kind == valueflow.Given && root.In == in && root.Site == ssa.Value(param)
				}) {
					w.registered(r, nil)
				}
			}
			if len(w.found) > 0 && len(fact.Registers) == 0 {
				fact.Arg, fact.Registers = i, slices.Sorted(maps.Keys(w.found))
			}
		}
		if results := f.Signature.Results(); results.Len() > 0 && isHandler(results.At(0).Type()) {
			w := newViewer()
			for _, ret := range returns(f) {
				w.handlers(p.flow.PointsTo(in, ret.Results[0]))
			}
			fact.Returns = slices.Sorted(maps.Keys(w.found))
		}
		if len(fact.Registers)+len(fact.Returns) > 0 {
			p.pass.ExportObjectFact(fn, fact)
		}
	}
}
