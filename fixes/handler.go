package fixes

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/srvfix/srvfix/internal/serversite"
)

// handlerUse says what a package does with the handlers of its servers, besides giving them one in a literal. The
// runtime puts a handler of its own around that of a server, which must not be noticed.
type handlerUse int

const (
	handlerLeft     handlerUse = iota // nothing
	handlerReplaced                   // code of the package assigns another one
	handlerSeen                       // code looks at it, or code of another package may
)

// handlerUse returns the most that the package does with the handler of any of its servers. Which server it is does not
// matter: most packages have one, and what is done instead of wrapping the handler is right for each.
func (p *planner) handlerUse() handlerUse {
	if x := p.index; x.handlers == nil {
		use := handlerLeft
		for _, file := range p.pass.Files {
			if !serversite.Tests && strings.HasSuffix(p.pass.Fset.File(file.FileStart).Name(), "_test.go") {
				continue // no part of the program
			}
			use = max(use, p.handlerUseIn(file))
		}
		x.handlers = &use
	}
	return *p.index.handlers
}

func (p *planner) handlerUseIn(file *ast.File) handlerUse {
	use := handlerLeft
	assigned := map[ast.Node]bool{} // X.Handler in X.Handler = h
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				assigned[ast.Unparen(l)] = n.Tok == token.ASSIGN
			}
		case *ast.SelectorExpr:
			switch sel := p.pass.TypesInfo.Selections[n]; {
			case sel == nil || !isHandler(sel.Obj()):
			case assigned[n]:
				use = max(use, handlerReplaced)
			default:
				use = handlerSeen
			}
		case *ast.CallExpr:
			if p.givesAway(n) {
				use = handlerSeen
			}
		case *ast.FuncDecl:
			if fn, ok := p.pass.TypesInfo.Defs[n.Name].(*types.Func); ok && p.importable(fn) {
				for r := range fn.Signature().Results().Variables() {
					if holdsServer(r.Type()) {
						use = handlerSeen
					}
				}
			}
		case *ast.Ident: // a package variable, or a field of any struct
			if v, ok := p.pass.TypesInfo.Defs[n].(*types.Var); ok && p.importable(v) && holdsServer(v.Type()) {
				use = handlerSeen
			}
		}
		return use < handlerSeen
	})
	return use
}

// givesAway reports whether a call hands a server to code that is not of this package, and that may look at it.
func (p *planner) givesAway(call *ast.CallExpr) bool {
	if tv := p.pass.TypesInfo.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return false
	}
	if fn := calleeOf(p.pass, call); fn != nil && fn.Pkg() != nil && !ofInterface(fn) {
		switch path := fn.Pkg().Path(); path {
		case p.pass.Pkg.Path(), p.runtime, "net/http", "golang.org/x/net/http2": // the last one is about TLS
			return false
		}
	}
	for _, arg := range call.Args {
		if holdsServer(p.pass.TypesInfo.TypeOf(arg)) {
			return true
		}
	}
	return false
}

// importable reports whether other packages can name an object of the package.
func (p *planner) importable(obj types.Object) bool {
	return p.pass.Pkg.Name() != "main" && obj.Exported() && (obj.Parent() == nil || obj.Parent() == p.pass.Pkg.Scope())
}

// holdsServer reports whether a type is http.Server, or a pointer to it, or a list or a channel of them.
func holdsServer(t types.Type) bool {
	for {
		switch x := types.Unalias(t).(type) {
		case interface{ Elem() types.Type }: // pointer, slice, array, map, channel
			t = x.Elem()
		case *types.Named:
			return x.Obj().Name() == "Server" && isNetHTTP(x)
		default:
			return false
		}
	}
}

// isHandler reports whether an object is the field Handler of http.Server.
func isHandler(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && v.Name() == "Handler" && v.Pkg() != nil && v.Pkg().Path() == "net/http"
}
