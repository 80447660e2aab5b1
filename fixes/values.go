package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/dave/dst"
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
func (p *planner) onlyValue(file *ast.File, v *types.Var) (value ast.Expr) {
	changes := false
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
				changes = changes || e != nil && isVar(p.pass, e, v)
			}
		}
		return true
	})
	if changes {
		return nil
	}
	return value
}

// drainValue makes the variable hold a function of the runtime.
func (p *planner) drainValue(j *job, rt string) (func(*bench) error, error) {
	s, expr := j.Site, j.value.expr
	if s.OfPackage() {
		j.frees = append(j.frees, expr)
		return func(b *bench) error {
			old := b.expr(expr)
			fun := selector(rt, s.Func.Name())
			keep(old, fun)
			b.replace(old, fun)
			return b.err
		}, nil
	}
	recv, err := p.receiver(s, expr)
	if err != nil {
		return nil, err
	}
	id := identOf(ast.Unparen(expr).(*ast.SelectorExpr).X)
	if id == nil {
		return nil, errors.New("the function value belongs to a server that may change")
	}
	// A function value keeps its server, a function literal looks again.
	if v, ok := p.pass.TypesInfo.Uses[id].(*types.Var); !ok || p.onlyValue(s.File, v) == nil {
		return nil, errors.New("the function value belongs to a server that may change")
	}
	var params []*dst.Field
	var tls []dst.Expr
	switch s.Func.Name() {
	case "ListenAndServe":
	case "ListenAndServeTLS":
		if id.Name == "certFile" || id.Name == "keyFile" || rt == "certFile" || rt == "keyFile" {
			return nil, errors.New("the names of the parameters are taken")
		}
		params = []*dst.Field{{Names: []*dst.Ident{dst.NewIdent("certFile"), dst.NewIdent("keyFile")}, Type: dst.NewIdent("string")}}
		tls = []dst.Expr{callOf(selector(rt, "TLS"), dst.NewIdent("certFile"), dst.NewIdent("keyFile"))}
	default:
		return nil, errors.New("the function value takes a listener")
	}
	return func(b *bench) error {
		old := b.expr(expr)
		run := callOf(selector(rt, "Run"), append([]dst.Expr{recv(b)}, tls...)...)
		fun := &dst.FuncLit{
			Type: &dst.FuncType{
				Func: true, Params: &dst.FieldList{Opening: true, List: params, Closing: true},
				Results: &dst.FieldList{List: []*dst.Field{{Type: dst.NewIdent("error")}}},
			},
			Body: &dst.BlockStmt{List: []dst.Stmt{&dst.ReturnStmt{Results: []dst.Expr{run}}}},
		}
		keep(old, fun)
		b.replace(old, fun)
		return b.err
	}, nil
}
