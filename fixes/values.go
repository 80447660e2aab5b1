package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"

	"github.com/srvfix/srvfix/internal/serversite"
)

// funcValue is a local variable that holds a serve function and is only called: `serve := srv.ListenAndServe`.
type funcValue struct {
	v    *types.Var
	expr ast.Expr // what it is set to, once and for all
}

// funcValue returns the variable through which the site is called, or nil.
func (p *planner) funcValue(s *serversite.Site) *funcValue {
	id := identOf(s.Call.Fun)
	if id == nil {
		return nil
	}
	v, ok := p.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.Pos() < s.File.FileStart || s.File.FileEnd <= v.Pos() || v.Parent() == p.pass.Pkg.Scope() {
		return nil
	}
	expr := p.onlyValue(s.File, v)
	if expr == nil {
		return nil
	}
	if fn, _ := p.caller(s.File).objectOf(expr).(*types.Func); fn != s.Func || p.isMethodExpr(expr) {
		return nil
	}
	c := p.caller(s.File)
	called := c.eachUse(v, func(_ *ast.File, path []ast.Node) error {
		if call, ok := path[1].(*ast.CallExpr); ok && call.Fun == path[0] {
			return nil
		}
		return errors.New("another use")
	})
	if called != nil {
		return nil
	}
	return &funcValue{v, expr}
}

// onlyValue returns the expression with which a local variable is declared, if it never changes.
func (p *planner) onlyValue(file *ast.File, v *types.Var) ast.Expr {
	value, changes := p.values(file, v)
	if changes {
		return nil
	}
	return value
}

// stays reports whether a variable of a function has one value as long as it lives.
func (p *planner) stays(file *ast.File, v *types.Var) bool {
	_, changes := p.values(file, v)
	return !changes && !v.IsField() && v.Parent() != p.pass.Pkg.Scope()
}

// values returns the expression with which a variable is declared, and whether it may change.
func (p *planner) values(file *ast.File, v *types.Var) (value ast.Expr, changes bool) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				id := identOf(l)
				switch {
				case id == nil || p.pass.TypesInfo.ObjectOf(id) != types.Object(v):
				case p.pass.TypesInfo.Defs[id] != nil && len(n.Lhs) == len(n.Rhs):
					value = n.Rhs[i]
				default:
					changes = true
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				if p.pass.TypesInfo.Defs[id] == types.Object(v) && len(n.Names) == len(n.Values) {
					value = n.Values[i]
				}
			}
		case *ast.UnaryExpr:
			changes = changes || n.Op == token.AND && isVar(p.pass, n.X, v)
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				// Since Go 1.22 each turn has a variable of its own.
				own := n.Tok == token.DEFINE && version.Compare(p.pass.Pkg.GoVersion(), "go1.22") >= 0
				changes = changes || e != nil && isVar(p.pass, e, v) && !own
			}
		}
		return true
	})
	return value, changes
}

// drainValue spells a function of the runtime that the variable can hold.
func (p *planner) drainValue(j *job, expr ast.Expr, rt string) (string, error) {
	s := j.Site
	if s.OfPackage() {
		j.frees = append(j.frees, expr)
		return selector(rt, s.Func.Name()), nil
	}
	server, err := p.receiver(s, expr)
	if err != nil {
		return "", err
	}
	id := identOf(server.x)
	if id == nil {
		return "", errors.New("the function value belongs to a server that may change")
	}
	// A function value keeps its server, a function literal looks again.
	if v, ok := p.pass.TypesInfo.Uses[id].(*types.Var); !ok || !p.stays(s.File, v) {
		return "", errors.New("the function value belongs to a server that may change")
	}
	args := id.Name + server.fields
	if server.value {
		args = "&" + args
	}
	run := selector(rt, "Run")
	switch s.Func.Name() {
	case "ListenAndServe":
		return fmt.Sprintf("func() error { return %s(%s) }", run, args), nil
	case "ListenAndServeTLS":
		if id.Name == "certFile" || id.Name == "keyFile" || rt == "certFile" || rt == "keyFile" {
			return "", errors.New("the names of the parameters are taken")
		}
		tls := selector(rt, "TLS")
		const serve = "func(certFile, keyFile string) error { return %s(%s, %s(certFile, keyFile)) }"
		return fmt.Sprintf(serve, run, args, tls), nil
	}
	return "", errors.New("the function value takes a listener")
}
