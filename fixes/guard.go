package fixes

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/dave/dst"
)

// This file has the changes that make a nil error welcome.

// guarded is a statement that may run only when there is an error, with the statements that belong to it.
type guarded struct {
	stmt  ast.Stmt
	in    ast.Node // the block or clause that has stmt in its list
	x     ast.Expr // where the error stands in stmt
	fresh bool     // x is not a variable yet
	name  string   // of the variable
	good  string   // the value that is no error: nil, or http.ErrServerClosed
	more  int      // how many statements behind stmt run with it
	after leaving
	nilAt int // which result of the return statement behind becomes nil
}

func (g guarded) at() ast.Node { return g.stmt }

// also returns the statements that run with the guarded one.
func (g guarded) also() []ast.Stmt {
	list, at := listOf(g.in, g.stmt)
	return list[at+1 : at+1+g.more]
}

// leaving says how a function goes on behind a guarded statement.
type leaving int

const (
	goesOn      leaving = iota
	returns             // by a return statement behind it
	returnsElse         // by an else branch: a return statement would make what follows unreachable, as go vet would say
	returnsNil          // by a return statement with a nil error
	sendsNil            // by an else branch that sends a nil error
)

// do turns `call(..., X, ...)` into `if name := X; name != nil { call(..., name, ...) }`, or, when X is a variable
// already, into `if name != nil { ... }`, and lets the function go on as it has to.
func (g guarded) do(b *bench) error {
	s, ok := b.of(g.stmt).(dst.Stmt)
	if !ok {
		return b.err
	}
	ifs := &dst.IfStmt{Cond: b.parseExpr(g.name + " != " + g.good), Body: &dst.BlockStmt{}}
	also := g.also()
	var behind []string // comments behind the serve call
	alone := false      // the statement is the serve call and nothing else
	if g.fresh {
		x := b.expr(g.x)
		if es, ok := s.(*dst.ExprStmt); ok && es.X == x {
			alone = true
		} else {
			b.replace(x, dst.NewIdent(g.name))
		}
		x = bare(x)
		behind, x.Decorations().End = x.Decorations().End, nil
		ifs.Init = define(g.name, inline(x))
	}
	// Comments above and below the statement stay around the whole; one behind it stays on the line of the serve call,
	// where linters look for it.
	d := s.Decorations()
	last := s
	for _, m := range also {
		if more, ok := b.of(m).(dst.Stmt); ok {
			last = more
		}
	}
	if clause := b.lastOf(last); clause != nil && len(last.Decorations().End) == 0 {
		line, below := sameLine(clause.Decorations().End)
		last.Decorations().End, clause.Decorations().End = line, below
	}
	line, below := sameLine(d.End)
	below = onOwnLine(below)
	if len(also) == 0 {
		ifs.Decs.After, ifs.Decs.End = d.After, below
		below = nil
	}
	ifs.Decs.Before, ifs.Decs.Start, ifs.Body.Decs.Lbrace = d.Before, d.Start, append(behind, line...)
	d.Start, d.End = nil, nil
	d.Before, d.After = dst.NewLine, dst.NewLine
	if !alone {
		d.End = below
		ifs.Body.List = append(ifs.Body.List, s)
	} else if len(below) > 0 {
		ifs.Body.Decs.Lbrace = append(ifs.Body.Decs.Lbrace, below...)
	}
	var nothing dst.Stmt // what a nil error does instead
	switch g.after {
	case returns, returnsElse:
		nothing = &dst.ReturnStmt{}
	case returnsNil:
		ret := &dst.ReturnStmt{}
		if old, ok := s.(*dst.ReturnStmt); ok {
			for _, e := range old.Results {
				e = inline(dst.Clone(e).(dst.Expr))
				e.Decorations().Start, e.Decorations().End = nil, nil
				ret.Results = append(ret.Results, e)
			}
			ret.Results[g.nilAt] = dst.NewIdent("nil")
		} else {
			ret.Results = []dst.Expr{dst.NewIdent("nil")}
		}
		nothing = ret
	case sendsNil:
		nothing = &dst.SendStmt{Chan: dst.Clone(s.(*dst.SendStmt).Chan).(dst.Expr), Value: dst.NewIdent("nil")}
	}
	if nothing != nil {
		nothing.Decorations().Before, nothing.Decorations().After = dst.NewLine, dst.NewLine
	}
	if g.after == returnsElse || g.after == sendsNil {
		ifs.Else = &dst.BlockStmt{List: []dst.Stmt{nothing}}
		nothing = nil
	}
	b.replaceStmt(s, ifs)
	b.wraps[s] = ifs
	for i, m := range also {
		more, ok := b.of(m).(dst.Stmt)
		if !ok {
			return b.err
		}
		b.remove(more)
		md := more.Decorations()
		if i == len(also)-1 {
			line, below := sameLine(md.End)
			ifs.Decs.After, ifs.Decs.End, md.End = md.After, onOwnLine(below), line
		}
		if md.After = dst.NewLine; md.Before == dst.None {
			md.Before = dst.NewLine
		}
		ifs.Body.List = append(ifs.Body.List, more)
	}
	if nothing != nil {
		b.insertAfter(ifs, nothing)
	}
	return b.err
}

// sameLine splits the comments behind a node into those on its last line and those below.
func sameLine(end []string) (line, below []string) {
	for i, c := range end {
		if c == "\n" {
			return end[:i:i], end[i:]
		}
		if strings.HasPrefix(c, "//") {
			return end[: i+1 : i+1], end[i+1:]
		}
	}
	return end, nil
}

// onOwnLine makes comments begin on a line of their own.
func onOwnLine(below []string) []string {
	if len(below) > 0 && below[0] != "\n" {
		return append([]string{"\n"}, below...)
	}
	return below
}

// lastOf returns the clause of a switch or select statement that ends with the statement, or nil. Comments behind the
// statement belong to it.
func (b *bench) lastOf(s dst.Stmt) dst.Node {
	var found dst.Node
	dst.Inspect(b.file, func(n dst.Node) bool {
		var list []dst.Stmt
		switch n := n.(type) {
		case *dst.CaseClause:
			list = n.Body
		case *dst.CommClause:
			list = n.Body
		}
		if len(list) > 0 && list[len(list)-1] == s {
			found = n
		}
		return found == nil
	})
	return found
}

// expectNil turns `if cond` into `if name != nil && cond`, or, with token.LOR, into `if name == nil || cond`. With x,
// the variable gets the value of x in the head of the statement.
type expectNil struct {
	ifs  *ast.IfStmt
	x    ast.Expr
	name string
	op   token.Token
}

func (c expectNil) at() ast.Node { return c.ifs }

func (c expectNil) do(b *bench) error {
	s, ok := b.of(c.ifs).(*dst.IfStmt)
	if !ok {
		return b.err
	}
	if c.x != nil {
		value := b.expr(c.x)
		b.replace(value, dst.NewIdent(c.name))
		s.Init = define(c.name, inline(bare(value)))
	}
	test := token.EQL
	if c.op == token.LAND {
		test = token.NEQ
		if or, ok := s.Cond.(*dst.BinaryExpr); ok && or.Op == token.LOR {
			s.Cond = &dst.ParenExpr{X: s.Cond}
		}
	}
	first := &s.Cond // of a chain
	for {
		chain, ok := (*first).(*dst.BinaryExpr)
		if !ok || chain.Op != c.op {
			break
		}
		first = &chain.X
	}
	isNil := &dst.BinaryExpr{X: dst.NewIdent(c.name), Op: test, Y: dst.NewIdent("nil")}
	*first = &dst.BinaryExpr{X: isNil, Op: c.op, Y: *first}
	return b.err
}

// addCondition turns `if cond` into `if cond && text`.
type addCondition struct {
	ifs  *ast.IfStmt
	text string
}

func (c addCondition) at() ast.Node { return c.ifs }

func (c addCondition) do(b *bench) error {
	if s, ok := b.of(c.ifs).(*dst.IfStmt); ok {
		s.Cond = &dst.BinaryExpr{X: s.Cond, Op: token.LAND, Y: b.parseExpr(c.text)}
	}
	return b.err
}

// widenCase adds a value to those of a clause of a switch statement, in front.
type widenCase struct {
	clause *ast.CaseClause
	text   string
}

func (c widenCase) at() ast.Node { return c.clause }

func (c widenCase) do(b *bench) error {
	if clause, ok := b.of(c.clause).(*dst.CaseClause); ok {
		clause.List = append([]dst.Expr{b.parseExpr(c.text)}, clause.List...)
	}
	return b.err
}

// addCase puts a clause without statements in front of those of a switch statement.
type addCase struct {
	sw   *ast.SwitchStmt
	text string
}

func (c addCase) at() ast.Node { return c.sw }

func (c addCase) do(b *bench) error {
	if s, ok := b.of(c.sw).(*dst.SwitchStmt); ok {
		clause := &dst.CaseClause{List: []dst.Expr{b.parseExpr(c.text)}}
		clause.Decs.Before, clause.Decs.After = dst.NewLine, dst.NewLine
		s.Body.List = append([]dst.Stmt{clause}, s.Body.List...)
	}
	return b.err
}

// elseThen gives an if statement without an else branch one.
type elseThen struct {
	ifs  *ast.IfStmt
	text string
}

func (c elseThen) at() ast.Node { return c.ifs }

func (c elseThen) do(b *bench) error {
	if s, ok := b.of(c.ifs).(*dst.IfStmt); ok {
		s.Else = &dst.BlockStmt{List: b.parseStmts(c.text)}
	}
	return b.err
}

// testedFor turns a statement that drops the error X into `if err := X; err == value { text }`.
type testedFor struct {
	stmt        ast.Stmt
	x           ast.Expr
	name        string
	value, text string
}

func (c testedFor) at() ast.Node { return c.stmt }

func (c testedFor) do(b *bench) error {
	s, ok := b.of(c.stmt).(dst.Stmt)
	if !ok {
		return b.err
	}
	x := bare(b.expr(c.x))
	ifs := &dst.IfStmt{
		Init: define(c.name, inline(x)),
		Cond: b.parseExpr(c.name + " == " + c.value),
		Body: &dst.BlockStmt{List: b.parseStmts(c.text)},
	}
	d := s.Decorations()
	line, below := sameLine(d.End)
	ifs.Decs.Before, ifs.Decs.After, ifs.Decs.Start, ifs.Decs.End = d.Before, d.After, d.Start, onOwnLine(below)
	ifs.Body.Decs.Lbrace = append(x.Decorations().End, line...)
	x.Decorations().End = nil
	b.replaceStmt(s, ifs)
	b.wraps[s] = ifs
	return b.err
}
