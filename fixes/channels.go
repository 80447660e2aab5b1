package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
)

// This file follows the error through channels.

// sent decides for `errs <- X`: everything that receives from the channel must take the nil.
func (c *caller) sent(send *ast.SendStmt) ([]change, error) {
	return c.receivers(send, func(up *caller, path []ast.Node) ([]change, error) { return up.take(path, 0) })
}

// receivers asks what becomes of each value that is received from a channel; path leads up from the receive expression.
func (c *caller) receivers(send *ast.SendStmt, take func(*caller, []ast.Node) ([]change, error)) ([]change, error) {
	id, ok := ast.Unparen(send.Chan).(*ast.Ident)
	if !ok {
		return nil, errors.New("the error is sent to a channel of others")
	}
	v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.Parent() == c.pass.Pkg.Scope() || !c.madeHere(v) {
		return nil, errors.New("the error is sent to a channel of others")
	}
	if c.depth >= maxCallers {
		return nil, errors.New("the error is passed up through too many functions")
	}
	up := c.up().receives()
	var out []change
	err := c.eachUse(v, func(_ *ast.File, path []ast.Node) error {
		switch parent := path[1].(type) {
		case *ast.SendStmt:
			if parent.Chan == path[0] {
				return nil
			}
		case *ast.UnaryExpr:
			if parent.Op == token.ARROW {
				changes, err := take(up, path[1:])
				out = append(out, changes...)
				return err
			}
		case *ast.CallExpr:
			if fun, ok := parent.Fun.(*ast.Ident); ok {
				if _, ok := c.pass.TypesInfo.Uses[fun].(*types.Builtin); ok {
					return nil // close, len, cap
				}
			}
		}
		return errors.New("the channel that gets the error is handed on")
	})
	return out, err
}

// madeHere reports whether a local variable is declared as a channel that is made on the spot.
func (c *caller) madeHere(v *types.Var) bool {
	found := false
	for _, file := range c.pass.Files {
		if v.Pos() < file.FileStart || file.FileEnd <= v.Pos() {
			continue
		}
		isMake := func(names, values int, name func(int) ast.Expr, value func(int) ast.Expr) {
			for i := 0; i < names && names == values; i++ {
				id, ok := name(i).(*ast.Ident)
				call, isCall := ast.Unparen(value(i)).(*ast.CallExpr)
				if !ok || !isCall || c.pass.TypesInfo.Defs[id] != types.Object(v) {
					continue
				}
				fun, _ := call.Fun.(*ast.Ident)
				found = fun != nil && c.pass.TypesInfo.Uses[fun] == types.Universe.Lookup("make")
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				isMake(len(n.Lhs), len(n.Rhs), func(i int) ast.Expr { return n.Lhs[i] }, func(i int) ast.Expr { return n.Rhs[i] })
			case *ast.ValueSpec:
				isMake(len(n.Names), len(n.Values), func(i int) ast.Expr { return n.Names[i] },
					func(i int) ast.Expr { return n.Values[i] })
			}
			return !found && n != nil && n.Pos() <= v.Pos() && v.Pos() < n.End()
		})
	}
	return found
}

// sentInside decides for `errs <- fmt.Errorf("serve: %w", X)`.
func (c *caller) sentInside(send *ast.SendStmt, x ast.Expr, name string, path []ast.Node) ([]change, error) {
	if !inList(path[1], send) {
		return nil, errors.New("the error is sent in the head of a statement")
	}
	if ch, ok := c.pass.TypesInfo.TypeOf(send.Chan).Underlying().(*types.Chan); !ok || !isError(ch.Elem()) {
		return nil, errors.New("what is sent is no error")
	}
	out, err := c.sent(send)
	if err != nil {
		return nil, err
	}
	g := guarded{stmt: send, in: path[1], x: x, good: "nil", fresh: name == "", name: name, after: sendsNil}
	if g.fresh {
		g.name = freeName([]ast.Stmt{send}, x)
	}
	return append([]change{g}, out...), nil
}

// sentInStruct decides for `ends <- ended{"web", X}`: those who receive look at the field.
func (c *caller) sentInStruct(send *ast.SendStmt, path []ast.Node) ([]change, error) {
	field := c.fieldOf(path)
	lit := ast.Node(send.Value)
	if addr, ok := lit.(*ast.UnaryExpr); ok && addr.Op == token.AND {
		lit = addr.X
	}
	if in := path[1]; field == nil || in != lit && path[2] != lit {
		return nil, errors.New("what is sent is no error")
	}
	return c.receivers(send, func(up *caller, path []ast.Node) ([]change, error) {
		for {
			if _, ok := path[1].(*ast.ParenExpr); !ok {
				break
			}
			path = path[1:]
		}
		switch parent := path[1].(type) {
		case *ast.SelectorExpr:
			if c.pass.TypesInfo.Uses[parent.Sel] == types.Object(field) {
				return up.take(path[1:], 0)
			}
			return nil, nil
		case *ast.ExprStmt:
			return nil, nil
		case *ast.AssignStmt:
			if id := identOf(parent.Lhs[0]); id != nil && len(parent.Lhs) == 1 && len(parent.Rhs) == 1 {
				if id.Name == "_" {
					return nil, nil
				}
				return up.kept(parent, held{c.pass.TypesInfo.ObjectOf(id), field}, parent.Tok == token.DEFINE, path[1:])
			}
		}
		return nil, errors.New("the struct with the error is handed on")
	})
}
