package serversite

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"
)

// Analyzer computes the sites of a package. Rules read them; it reports nothing itself.
var Analyzer = &analysis.Analyzer{
	Name:       "serversite",
	Doc:        "find the HTTP servers of a package, for the rules of srvfix",
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
	FactTypes:  []analysis.Fact{new(debugImports), new(debugFunc)},
}

// Tests says whether test files are part of the program. Drivers set it before the analyzer runs.
var Tests bool

// serveFuncs are the calls with which a server goes live.
var serveFuncs = map[string]bool{
	"net/http.ListenAndServe":              true,
	"net/http.ListenAndServeTLS":           true,
	"net/http.Serve":                       true,
	"net/http.ServeTLS":                    true,
	"(*net/http.Server).ListenAndServe":    true,
	"(*net/http.Server).ListenAndServeTLS": true,
	"(*net/http.Server).Serve":             true,
	"(*net/http.Server).ServeTLS":          true,
}

func run(pass *analysis.Pass) (any, error) {
	res := &Result{}
	debug := importsDebug(pass)
	server := serverType(pass)
	if server == nil && usesDebug(pass) {
		server = importedServer(pass.Pkg.Imports()) // no sites, but others may have to know
	}
	if server == nil {
		return res, nil
	}
	p, err := build(pass, server)
	if err != nil {
		return res, nil // silence: see build
	}
	p.debug = debug
	if usesDebug(pass) {
		p.exportDebug()
	}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				fn := calledFunc(call.Common())
				if fn == nil || !serveFuncs[fn.FullName()] {
					continue
				}
				site := &Site{Pass: pass, Call: p.syntax[call.Common().Pos()], Func: fn, p: p, instr: call, states: map[string]State{}}
				if fn.Signature().Recv() != nil {
					site.receiver = receiverOf(call.Common())
				}
				if site.Call == nil {
					continue // a call that the source does not spell, such as one through a function value
				}
				for _, file := range pass.Files {
					if file.FileStart <= site.Call.Pos() && site.Call.Pos() < file.FileEnd {
						site.File = file
						site.Path, _ = astutil.PathEnclosingInterval(file, site.Call.Pos(), site.Call.End())
					}
				}
				if i := slices.IndexFunc(site.Path, func(n ast.Node) bool { return n == site.Call }); i >= 0 {
					site.Path = site.Path[i:]
					res.Sites = append(res.Sites, site)
				}
			}
		}
	}
	slices.SortFunc(res.Sites, func(a, b *Site) int { return int(a.Call.Pos() - b.Call.Pos()) })
	return res, nil
}

// serverType returns net/http.Server if the package serves anything by itself: if it names a serve function, also one that is promoted
// from an embedded server. Other packages need no further look.
func serverType(pass *analysis.Pass) *types.Named {
	for _, obj := range pass.TypesInfo.Uses {
		fn, ok := obj.(*types.Func)
		if !ok || fn.Pkg() == nil || fn.Pkg().Path() != "net/http" || !strings.Contains(fn.Name(), "Serve") || !serveFuncs[fn.FullName()] {
			continue
		}
		if named, ok := types.Unalias(fn.Pkg().Scope().Lookup("Server").Type()).(*types.Named); ok {
			return named
		}
	}
	return nil
}

// importedServer finds net/http.Server among direct imports.
func importedServer(imports []*types.Package) *types.Named {
	for _, imp := range imports {
		if imp.Path() == "net/http" {
			named, _ := types.Unalias(imp.Scope().Lookup("Server").Type()).(*types.Named)
			return named
		}
	}
	return nil
}

// calledFunc returns the declared function that a call runs, or nil when it is dynamic.
func calledFunc(call *ssa.CallCommon) *types.Func {
	if f := call.StaticCallee(); f != nil {
		fn, _ := f.Object().(*types.Func)
		return fn
	}
	return nil
}

// receiverOf returns the receiver of a static call of a method. A method value carries it along: run := srv.ListenAndServe; run().
func receiverOf(call *ssa.CallCommon) ssa.Value {
	if mc, ok := call.Value.(*ssa.MakeClosure); ok {
		return mc.Bindings[0]
	}
	return call.Args[0]
}

// isInternal reports whether an import path has an element "internal".
func isInternal(path string) bool { return slices.Contains(strings.Split(path, "/"), "internal") }

// isHarden reports whether f is the runtime's Harden, published or embedded: it fills the timeouts and returns its argument.
func isHarden(f *ssa.Function) bool {
	if f == nil {
		return false
	}
	obj, ok := f.Object().(*types.Func)
	return ok && obj.Name() == "Harden" && obj.Pkg() != nil && IsRuntime(obj.Pkg().Path())
}

// IsRuntime reports whether the import path is the runtime's: the published package or a copy embedded in a module.
func IsRuntime(path string) bool {
	return path == "github.com/srvfix/srvfix/runtime/httpserve" || strings.HasSuffix(path, "/internal/httpserve")
}
