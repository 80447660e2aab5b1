package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
)

// This file decides where a nil error goes that meets a condition or a switch. Where the code expects
// http.ErrServerClosed, which net/http returns after a Shutdown, a nil error goes the same way: it is the clean end.

// outcome is what a condition says for a certain error.
type outcome int

const (
	unclear outcome = iota
	no
	yes
)

func (o outcome) not() outcome { return [...]outcome{unclear, yes, no}[o] }

// given evaluates a condition on the error that is says it is: for a nil error, or else for http.ErrServerClosed.
func (c *caller) given(cond ast.Expr, is func(ast.Expr) bool, null bool) outcome {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return c.given(e.X, is, null).not()
		}
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND, token.LOR:
			x, y := c.given(e.X, is, null), c.given(e.Y, is, null)
			decides := no
			if e.Op == token.LOR {
				decides = yes
			}
			switch {
			case x == decides || y == decides:
				return decides
			case x == y:
				return x
			}
		case token.EQL, token.NEQ:
			other := e.Y
			if !is(ast.Unparen(e.X)) {
				if other = e.X; !is(ast.Unparen(e.Y)) {
					return unclear
				}
			}
			equal := no
			switch {
			case isNil(c.pass, other):
				if null {
					equal = yes
				}
			case null && !c.isSentinel(other):
				return unclear
			case !null:
				if equal = unclear; c.isClosed(other) {
					equal = yes
				}
			}
			if e.Op == token.NEQ {
				return equal.not()
			}
			return equal
		}
	case *ast.CallExpr:
		fn := calleeOf(c.pass, e)
		if !knowledge.ComparesErrors(fn) || !is(ast.Unparen(e.Args[0])) {
			return unclear
		}
		switch {
		case null && c.isSentinel(e.Args[1]):
			return no
		case !null && c.isClosed(e.Args[1]):
			return yes
		}
	}
	return unclear
}

// isClosed reports whether an expression is http.ErrServerClosed.
func (c *caller) isClosed(e ast.Expr) bool {
	return knowledge.IsErrServerClosed(c.objectOf(e))
}

// isSentinel reports whether an expression names a variable of a package, which is an error and never nil.
func (c *caller) isSentinel(e ast.Expr) bool {
	obj := c.objectOf(e)
	return obj != nil && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
}

// testsNil reports whether a condition compares the error with nil.
func (c *caller) testsNil(cond ast.Expr, is func(ast.Expr) bool) bool {
	found := false
	ast.Inspect(cond, func(n ast.Node) bool {
		if b, ok := n.(*ast.BinaryExpr); ok {
			found = found || is(ast.Unparen(b.X)) && isNil(c.pass, b.Y) || is(ast.Unparen(b.Y)) && isNil(c.pass, b.X)
		}
		return !found
	})
	return found
}

// way decides what to do about a condition on the error: nothing (0), `err != nil && cond` (token.LAND), or `err ==
// nil || cond` (token.LOR).
func (c *caller) way(cond ast.Expr, is func(ast.Expr) bool) (op token.Token, taken outcome, err error) {
	if c.testsNil(cond, is) {
		taken = c.given(cond, is, true)
		if taken == unclear {
			return 0, taken, errors.New("the condition on the error is too involved")
		}
		return 0, taken, nil
	}
	switch c.given(cond, is, false) {
	case yes:
		return token.LOR, yes, nil
	case no:
		return token.LAND, no, nil
	}
	if slices.ContainsFunc(conjuncts(cond), func(part ast.Expr) bool { return c.given(part, is, true) == yes }) {
		return token.LAND, no, nil // some other error is ruled out
	}
	return 0, unclear, errors.New("the condition on the error does not expect nil")
}

func conjuncts(cond ast.Expr) []ast.Expr {
	if b, ok := ast.Unparen(cond).(*ast.BinaryExpr); ok && b.Op == token.LAND {
		return append(conjuncts(b.X), conjuncts(b.Y)...)
	}
	return []ast.Expr{ast.Unparen(cond)}
}

// condition decides for an if statement on the error. It reports as left a statement that a nil error leaves the
// function by.
func (c *caller) condition(ifs *ast.IfStmt, is func(ast.Expr) bool, name string) (
	changes []change, left bool, err error) {
	op, taken, err := c.way(ifs.Cond, is)
	if err != nil {
		return nil, false, err
	}
	if op != 0 {
		changes = []change{expectNil{ifs: ifs, name: name, op: op}}
	}
	var branch ast.Stmt = ifs.Body
	if taken == no {
		branch = ifs.Else
	}
	if branch == nil {
		return changes, false, nil
	}
	if mentionsAny(branch, is) {
		return nil, false, errors.New("the other branch uses the error")
	}
	if block, ok := branch.(*ast.BlockStmt); ok {
		if n := len(block.List); n > 0 {
			left = endsFlow(c.pass, block.List[n-1])
			if call := callIn(block.List[n-1]); left && call != nil && !exitsWell(call) {
				return nil, false, errExit
			}
		}
	}
	return changes, left, nil
}

// conditionOf decides for an if statement whose condition holds the call itself: `if X != http.ErrServerClosed {`.
func (c *caller) conditionOf(ifs *ast.IfStmt, x ast.Expr) ([]change, error) {
	is := func(e ast.Expr) bool { return e == ast.Unparen(x) || e == x }
	op, taken, err := c.way(ifs.Cond, is)
	if err != nil {
		return nil, err
	}
	if taken == yes && len(ifs.Body.List) > 0 {
		call := callIn(lastStmt(ifs.Body))
		if call != nil && neverReturns(c.pass, call) && !exitsWell(call) {
			return nil, errExit
		}
	}
	if op == 0 {
		return nil, nil
	}
	if ifs.Init != nil {
		return nil, errors.New("the if statement has another statement in its head")
	}
	name := freeName([]ast.Stmt{ifs}, x)
	return []change{expectNil{ifs: ifs, x: x, name: name, op: op}}, nil
}

// switched decides for a switch statement on the error. The name is that of its variable; it is empty when the tag is
// the call itself.
func (c *caller) switched(sw *ast.SwitchStmt, is func(ast.Expr) bool, name string, path []ast.Node) ([]change, error) {
	tag := sw.Tag != nil && is(ast.Unparen(sw.Tag))
	if sw.Tag != nil && !tag {
		return nil, errors.New("the switch on the error is too involved")
	}
	null := func(e ast.Expr) outcome {
		switch {
		case !tag:
			return c.given(e, is, true)
		case isNil(c.pass, e):
			return yes
		case c.isSentinel(e):
			return no
		}
		return unclear
	}
	closed := func(e ast.Expr) bool {
		if tag {
			return c.isClosed(e)
		}
		return c.given(e, is, false) == yes
	}
	var first, expects *ast.CaseClause // the clause that nil takes, that the end of the server takes
	leaves := false
	for _, s := range sw.Body.List {
		clause := s.(*ast.CaseClause)
		for _, e := range clause.List {
			if first != nil {
				break
			}
			switch null(e) {
			case unclear:
				return nil, errors.New("a case of the switch on the error is too involved")
			case yes:
				first = clause
				if isNil(c.pass, e) || c.testsNil(e, is) {
					if mentionsAny(&ast.BlockStmt{List: clause.Body}, is) {
						return nil, errors.New("the case for nil uses the error")
					}
					return nil, nil // the switch expects nil
				}
			}
		}
		if expects == nil && first == nil && slices.ContainsFunc(clause.List, closed) {
			expects = clause
		}
		if n := len(clause.Body); n > 0 {
			_, ret := clause.Body[n-1].(*ast.ReturnStmt)
			leaves = leaves || ret || endsFlow(c.pass, clause.Body[n-1])
		}
	}
	test := "nil"
	if !tag {
		test = name + " == nil"
	}
	if expects != nil {
		if mentionsAny(&ast.BlockStmt{List: expects.Body}, is) {
			return nil, errors.New("the case for http.ErrServerClosed uses the error")
		}
		return []change{widenCase{expects, test}}, nil
	}
	if rest, _ := following(path); leaves && len(rest) > 0 {
		if ret, ok := rest[0].stmt.(*ast.ReturnStmt); !ok || !zeros(c.pass, ret.Results) {
			return nil, errors.New("code behind the switch on the error does not expect nil")
		}
	}
	return []change{addCase{sw, test}}, nil
}

// mentionsAny reports whether an expression below the node is what is asked for.
func mentionsAny(n ast.Node, is func(ast.Expr) bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && is(e) {
			found = true
		}
		return !found
	})
	return found
}
