package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// This file follows the error through variables, and fields of variables.

// assigned decides for `err := X`, `err = X` and `var err = X`: every use of the variable that the value reaches must
// expect nil, or is changed to. path leads up from the statement.
func (c *caller) assigned(as ast.Stmt, to ast.Expr, path []ast.Node) ([]change, error) {
	id, ok := ast.Unparen(to).(*ast.Ident)
	if !ok {
		return nil, errors.New("the error is kept outside the function")
	}
	if id.Name == "_" {
		if c.again(path) {
			return nil, errLoop
		}
		rest, _ := following(path)
		var list []ast.Stmt
		for _, s := range rest {
			list = append(list, s.stmt)
		}
		if more, err := c.failure(list); err != nil || len(more) > 0 {
			return nil, errExit
		}
		return nil, nil
	}
	fresh := false // the variable lives in the head of a statement only
	if assign, ok := as.(*ast.AssignStmt); ok {
		fresh = assign.Tok == token.DEFINE && c.pass.TypesInfo.Defs[id] != nil
	}
	return c.kept(as, held{v: c.pass.TypesInfo.ObjectOf(id)}, fresh, path)
}

// held is where an error is kept: a variable, or a field of one that is a struct.
type held struct {
	v     types.Object
	field *types.Var
}

// name spells it.
func (h held) name() string {
	if h.field != nil {
		return h.v.Name() + "." + h.field.Name()
	}
	return h.v.Name()
}

// holds reports whether an expression is the kept error.
func (c *caller) holds(h held, e ast.Expr) bool {
	if h.field == nil {
		return isVar(c.pass, e, h.v)
	}
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	return ok && isVar(c.pass, sel.X, h.v) && c.pass.TypesInfo.Uses[sel.Sel] == types.Object(h.field)
}

// uses reports whether code uses a kept error, or the whole struct that has it.
func (c *caller) uses(n ast.Node, h held) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if h.field != nil && isVar(c.pass, n.X, h.v) && c.pass.TypesInfo.Uses[n.Sel] != types.Object(h.field) {
				return false // another field
			}
		case *ast.Ident:
			found = found || isVar(c.pass, n, h.v)
		}
		return !found
	})
	return found
}

// kept decides for a variable that has got the error: every use that the value reaches must expect nil, or is changed
// to. With fresh the variable is declared there.
func (c *caller) kept(as ast.Stmt, v held, fresh bool, path []ast.Node) ([]change, error) {
	rest, fn := following(path)
	if err := c.private(v.v, fn, path); err != nil {
		return nil, err
	}
	is := func(e ast.Expr) bool { return c.holds(v, e) }
	var out []change
	used := false
	switch parent := path[1].(type) {
	case *ast.IfStmt:
		if parent.Init != as {
			break
		}
		changes, left, err := c.condition(parent, is, v.name())
		if err == nil && !left && c.again(path) && !c.breaks(parent, is, path) {
			return nil, errLoop
		}
		if err != nil || fresh {
			return changes, err
		}
		out, used = changes, true
	case *ast.SwitchStmt:
		if parent.Init != as {
			break
		}
		if c.again(path) {
			return nil, errLoop
		}
		changes, err := c.switched(parent, is, v.name(), path[1:])
		if err != nil || fresh {
			return changes, err
		}
		out, used = changes, true
	case *ast.CommClause:
	default:
		if !inList(path[1], as) {
			return nil, errors.New("the error is assigned in the head of a statement, or behind a label")
		}
	}
	if c.again(path) {
		switch leaves, last, err := c.leavesItself(rest, v, path); {
		case last != nil:
			return append(out, last...), err
		case !leaves || err != nil:
			return nil, errLoop
		}
	}
	skip := 0
	for _, s := range rest {
		if skip > 0 {
			skip--
			continue
		}
		up := append([]ast.Node{s.stmt}, path[s.up:]...)
		if ret, ok := s.stmt.(*ast.ReturnStmt); ok && !c.uses(ret, v) {
			if at := c.namedResult(fn, v.v); at >= 0 && len(ret.Results) == 0 {
				changes, err := c.returned(up, at)
				return append(out, changes...), err
			}
			if !used {
				break
			}
			return out, nil // what follows does not run
		}
		if !c.uses(s.stmt, v) {
			if endsFlow(c.pass, s.stmt) && !exitsWell(callIn(s.stmt)) {
				return nil, errExit
			}
			continue
		}
		used = true
		got, err := c.use(s.stmt, v, up)
		if err != nil {
			return nil, err
		}
		out = append(out, got.changes...)
		if got.last {
			return out, nil
		}
		skip = got.skip
	}
	if !used {
		return nil, errors.New("the error is used elsewhere")
	}
	return out, nil
}

// private checks that nobody but the statements of the enclosing function sees the variable.
func (c *caller) private(v types.Object, fn *ast.FuncType, path []ast.Node) error {
	var outer ast.Node
	for _, n := range path {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			outer = n
		}
		if outer != nil {
			break
		}
	}
	if outer == nil || v == nil || v.Pos() < outer.Pos() || outer.End() <= v.Pos() {
		return errors.New("the error is kept outside the function")
	}
	shared := false
	ast.Inspect(outer, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			if n != outer {
				shared = shared || c.usesUntested(n, v)
				return false
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND && isVar(c.pass, n.X, v) {
				shared = true
			}
		}
		return !shared
	})
	if shared {
		return errors.New("a function literal or a pointer shares the variable of the error")
	}
	return nil
}

// usesUntested reports whether code uses the variable of an error outside of `if err != nil { ... }`.
func (c *caller) usesUntested(n ast.Node, v types.Object) bool {
	is := func(e ast.Expr) bool { return isVar(c.pass, e, v) }
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			if n.Init == nil && c.testsNil(n.Cond, is) && c.given(n.Cond, is, true) == no {
				found = found || n.Else != nil && c.usesUntested(n.Else, v)
				return false
			}
		case *ast.Ident:
			found = found || is(n)
		}
		return !found
	})
	return found
}

// namedResult returns the index of the result that the variable is, or -1.
func (c *caller) namedResult(fn *ast.FuncType, v types.Object) int {
	if fn == nil || fn.Results == nil {
		return -1
	}
	at := 0
	for _, f := range fn.Results.List {
		for _, id := range f.Names {
			if c.pass.TypesInfo.Defs[id] == v {
				return at
			}
			at++
		}
	}
	return -1
}

// used is what becomes of a statement that uses the variable of an error.
type used struct {
	changes []change
	last    bool // behind it the error is gone
	skip    int  // statements behind it that are part of the change
}

// use decides for a statement that uses the variable of an error; path leads up from it.
func (c *caller) use(s ast.Stmt, v held, path []ast.Node) (used, error) {
	is := func(e ast.Expr) bool { return c.holds(v, e) }
	switch s := s.(type) {
	case *ast.IfStmt:
		if s.Init == nil && c.uses(s.Cond, v) {
			changes, left, err := c.condition(s, is, v.name())
			return used{changes: changes, last: left}, err
		}
	case *ast.SwitchStmt:
		if s.Init == nil {
			changes, err := c.switched(s, is, v.name(), path)
			return used{changes: changes}, err
		}
	case *ast.ReturnStmt:
		if at := slices.IndexFunc(s.Results, is); at >= 0 {
			for i, e := range s.Results {
				if i != at && c.uses(e, v) {
					return used{}, errors.New("another result uses the error")
				}
			}
			changes, err := c.returned(path, at)
			return used{changes: changes, last: true}, err
		}
		if x := c.only(s, v); x != nil {
			changes, err := c.returnedInside(s, x, v.name(), path)
			return used{changes: changes, last: true}, err
		}
	case *ast.AssignStmt:
		if len(s.Lhs) == 1 && !slices.ContainsFunc(s.Rhs, func(e ast.Expr) bool { return c.uses(e, v) }) && is(s.Lhs[0]) {
			return used{last: true}, nil
		}
		if id, ok := s.Lhs[0].(*ast.Ident); ok && len(s.Lhs) == 1 && id.Name == "_" && is(s.Rhs[0]) {
			return used{}, nil
		}
	case *ast.SendStmt:
		if is(s.Value) {
			changes, err := c.sent(s)
			return used{changes: changes}, err
		}
		if x := c.only(s, v); x != nil && pure(c.pass, s.Chan) {
			if _, inside := c.index.pathTo(x); c.fieldOf(inside) != nil {
				changes, err := c.sentInStruct(s, inside)
				return used{changes: changes}, err
			}
			changes, err := c.sentInside(s, x, v.name(), path)
			return used{changes: changes}, err
		}
	case *ast.ExprStmt:
		if x := c.only(s, v); x != nil && inList(path[1], s) {
			return c.report(s, x, v.name(), path)
		}
	}
	return used{}, errors.New("a later use of the error does not expect nil")
}

// only returns a use of the variable in the statement, if no function literal of the statement has one.
func (c *caller) only(s ast.Stmt, v held) ast.Expr {
	var found ast.Expr
	bad := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			bad = bad || c.uses(n, v)
			return false
		case ast.Expr:
			if c.holds(v, n) {
				if found == nil {
					found = n
				}
				return false
			}
			if id, ok := n.(*ast.Ident); ok && v.field != nil && isVar(c.pass, id, v.v) {
				bad = true // the whole struct
			}
			if sel, ok := n.(*ast.SelectorExpr); ok && v.field != nil && isVar(c.pass, sel.X, v.v) {
				return false // another field
			}
		}
		return true
	})
	if bad {
		return nil
	}
	return found
}
