package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"slices"
)

// This file decides for calls that stand in loops: a nil error must leave the loop, or the server would be started
// again after the drain.

// again reports whether the call path[0] can run twice in one call of its function, and would start the server again.
func (c *caller) again(path []ast.Node) bool { return !c.received && inLoop(path) }

// inLoop reports whether path[0] can run twice in one call of its function.
func inLoop(path []ast.Node) bool {
	for _, n := range path {
		switch fn := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncLit:
			return jumpedOver(fn.Body, path[0])
		case *ast.FuncDecl:
			return jumpedOver(fn.Body, path[0])
		}
	}
	return false
}

// jumpedOver reports whether a goto statement of the body leads from behind the node back in front of it.
func jumpedOver(body *ast.BlockStmt, n ast.Node) bool {
	labels := map[string]token.Pos{}
	ast.Inspect(body, func(n ast.Node) bool {
		if l, ok := n.(*ast.LabeledStmt); ok {
			labels[l.Label.Name] = l.Pos()
		}
		return true
	})
	found := false
	ast.Inspect(body, func(x ast.Node) bool {
		if b, ok := x.(*ast.BranchStmt); ok && b.Tok == token.GOTO && n.Pos() < b.Pos() && labels[b.Label.Name] <= n.Pos() {
			found = true
		}
		return !found
	})
	return found
}

// leavesItself reports whether a nil error that is kept leaves the loop by the first statement that looks at it. last
// are all the changes, when nothing else can look at it.
func (c *caller) leavesItself(rest []step, v held, path []ast.Node) (leaves bool, last []change, err error) {
	is := func(e ast.Expr) bool { return c.holds(v, e) }
	for _, s := range rest {
		if !c.uses(s.stmt, v) {
			continue
		}
		if endsFlow(c.pass, s.stmt) {
			return true, nil, nil
		}
		ifs, ok := s.stmt.(*ast.IfStmt)
		if !ok || ifs.Init != nil {
			return false, nil, nil
		}
		changes, left, err := c.condition(ifs, is, v.name())
		if err == nil && !left && c.breaks(ifs, is, append([]ast.Node{ifs}, path[s.up:]...)) {
			return true, append([]change{}, changes...), nil
		}
		return left, nil, err
	}
	return false, nil, nil
}

// breaks reports whether a nil error leaves the loop by a break statement of an if statement, path[0] or its Init, and
// finds nothing behind the loop that would have to expect it.
func (c *caller) breaks(ifs *ast.IfStmt, is func(ast.Expr) bool, path []ast.Node) bool {
	_, taken, err := c.way(ifs.Cond, is)
	var branch *ast.BlockStmt
	if branch = ifs.Body; taken == no {
		branch, _ = ifs.Else.(*ast.BlockStmt)
	}
	if err != nil || branch == nil {
		return false
	}
	b, ok := lastStmt(branch).(*ast.BranchStmt)
	loop, direct := loopAround(path)
	if !ok || b.Tok != token.BREAK || loop < 0 {
		return false
	}
	if b.Label != nil {
		label, ok := path[loop+1].(*ast.LabeledStmt)
		direct = ok && label.Label.Name == b.Label.Name
	}
	return direct && !slices.ContainsFunc(behindLoop(path, loop), func(s ast.Stmt) bool { return mentionsAny(s, is) })
}

// loopAround returns the index of the innermost loop of the function around path[0], or -1, and whether a break
// statement at path[0] leaves it.
func loopAround(path []ast.Node) (loop int, direct bool) {
	direct = true
	for i, n := range path {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return i, direct
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			direct = false
		case *ast.FuncLit, *ast.FuncDecl:
			return -1, false
		}
	}
	return -1, false
}

// behindLoop lists the statements that run behind a loop in its function.
func behindLoop(path []ast.Node, loop int) (out []ast.Stmt) {
	rest, _ := following(path[loop:])
	for _, s := range rest {
		out = append(out, s.stmt)
	}
	return out
}

// leaveLoop lets a nil error leave the loop around the expression path[0].
func (c *caller) leaveLoop(path []ast.Node) ([]change, error) {
	x := path[0].(ast.Expr)
	text, changes, err := c.wayOut(path)
	if err != nil {
		return nil, err
	}
	test := func(name string) string { return "if " + name + " == nil {\n" + text + "\n}" }
	var own []change
	switch parent := path[1].(type) {
	case *ast.ExprStmt:
		if !inList(path[2], parent) {
			return nil, errLoop
		}
		own = []change{testedFor{parent, x, freeName([]ast.Stmt{parent}, x), "nil", text}}
	case *ast.AssignStmt:
		id := identOf(parent.Lhs[0])
		if id == nil || len(parent.Lhs) != 1 || len(parent.Rhs) != 1 {
			return nil, errLoop
		}
		ifs, head := path[2].(*ast.IfStmt)
		switch {
		case head:
			if own, err = c.elseLeave(ifs, id, text, path[2:]); err != nil {
				return nil, err
			}
		case !inList(path[2], parent):
			return nil, errLoop
		case id.Name == "_":
			own = []change{testedFor{parent, x, freeName([]ast.Stmt{parent}, x), "nil", text}}
		default:
			own = []change{behind{parent, test(id.Name)}}
		}
	default:
		i, err := c.enclosed(path)
		if err != nil {
			return nil, err
		}
		stmt, ok := path[i].(ast.Stmt)
		switch stmt.(type) {
		case *ast.ExprStmt, *ast.SendStmt:
		default:
			ok = false
		}
		if !ok || !inList(path[i+1], stmt) || skips(path, stmt) {
			return nil, errLoop
		}
		list, _ := listOf(path[i+1], stmt)
		name := freeName(list, x)
		own = []change{hoist{stmt, x, name}, before{stmt, test(name)}}
	}
	return append(own, changes...), nil
}

// elseLeave lets a nil error leave by the branch of an if statement that it takes.
func (c *caller) elseLeave(ifs *ast.IfStmt, id *ast.Ident, text string, path []ast.Node) ([]change, error) {
	v := held{v: c.pass.TypesInfo.ObjectOf(id)}
	is := func(e ast.Expr) bool { return c.holds(v, e) }
	changes, left, err := c.condition(ifs, is, id.Name)
	_, taken, wayErr := c.way(ifs.Cond, is)
	switch {
	case err != nil:
		return nil, err
	case left || wayErr != nil || taken != no || ifs.Else != nil || !inList(path[1], ifs):
		return nil, errLoop
	}
	return append(changes, elseThen{ifs, text}), nil
}

// wayOut returns the statement with which a nil error leaves the loop, and the changes that follow from it.
func (c *caller) wayOut(path []ast.Node) (text string, changes []change, err error) {
	loop, direct := loopAround(path)
	results := c.results(path)
	switch {
	case len(results) == 1 && isError(results[0]):
		changes, err = c.returned(append([]ast.Node{&ast.ReturnStmt{}}, path[1:]...), 0)
		return "return nil", changes, err
	case len(results) > 0:
		return "", nil, errors.New("the function would have to return a value after the drain")
	case loop < 0:
		return "return", nil, c.comesBack(path)
	}
	rest := behindLoop(path, loop)
	if f, ok := path[loop].(*ast.ForStmt); ok && f.Cond == nil || len(rest) == 0 {
		return "return", nil, c.comesBack(path)
	}
	if more, err := c.failure(rest); err != nil || len(more) > 0 {
		return "return", nil, c.comesBack(path)
	}
	if !direct {
		return "", nil, errLoop
	}
	return "break", nil, nil
}
