package fixes

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/dave/dst"
	"github.com/dave/dst/decorator"
)

// A change is one step of a rewrite. Changes are data: two that are equal are the same change, which is made once,
// however many servers want it. What they spell is Go source.
type change interface {
	// at is where it works, a node of the analysed file.
	at() ast.Node
	// do makes it on the bench.
	do(b *bench) error
}

// replaceExpr puts other code in the place of an expression.
type replaceExpr struct {
	expr ast.Expr
	with string
}

// setField gives a field of a struct literal a value: in the place of a zero that stands there, or at the end. What is
// at the end of a literal of several lines, or apart, is on a line of its own; with apart, so is all else.
type setField struct {
	lit         *ast.CompositeLit
	name, value string
	apart       bool
}

// addFirst puts an element in front of those of a literal.
type addFirst struct {
	lit  *ast.CompositeLit
	text string
}

// takeAway takes an element out of a literal, or a statement out of its list.
type takeAway struct{ code, parent ast.Node }

// addArg adds an argument to a call.
type addArg struct {
	call *ast.CallExpr
	text string
}

// before puts statements in front of another.
type before struct {
	stmt ast.Stmt
	text string
}

// behind puts a statement behind another, or behind what has taken its place.
type behind struct {
	stmt ast.Stmt
	text string
}

// firstInBlock puts a statement in front of all others of a block.
type firstInBlock struct {
	block *ast.BlockStmt
	text  string
}

// inLiteral moves the call of a go statement into a function literal, behind another statement.
type inLiteral struct {
	stmt *ast.GoStmt
	text string
}

// hoist names an expression: a variable gets it in front of the statement.
type hoist struct {
	stmt ast.Stmt
	expr ast.Expr
	name string
}

func (c replaceExpr) at() ast.Node  { return c.expr }
func (c setField) at() ast.Node     { return c.lit }
func (c addFirst) at() ast.Node     { return c.lit }
func (c takeAway) at() ast.Node     { return c.code }
func (c addArg) at() ast.Node       { return c.call }
func (c before) at() ast.Node       { return c.stmt }
func (c behind) at() ast.Node       { return c.stmt }
func (c firstInBlock) at() ast.Node { return c.block }
func (c inLiteral) at() ast.Node    { return c.stmt }
func (c hoist) at() ast.Node        { return c.stmt }

func (c replaceExpr) do(b *bench) error {
	old, with := b.expr(c.expr), b.parseExpr(c.with)
	keep(old, with)
	b.replace(old, with)
	return b.err
}

func (c setField) do(b *bench) error {
	l, ok := b.expr(c.lit).(*dst.CompositeLit)
	if !ok {
		return b.err
	}
	value := b.parseExpr(c.value)
	for _, e := range l.Elts {
		if old, ok := e.(*dst.KeyValueExpr); ok && old.Key.(*dst.Ident).Name == c.name {
			keep(old.Value, value)
			old.Value = value
			return b.err
		}
	}
	kv := &dst.KeyValueExpr{Key: dst.NewIdent(c.name), Value: value}
	if n := len(l.Elts); c.apart || n > 0 && l.Elts[n-1].Decorations().After != dst.None {
		kv.Decs.Before, kv.Decs.After = dst.NewLine, dst.NewLine
	}
	if l.Elts = append(l.Elts, kv); !c.apart {
		return b.err
	}
	for _, e := range l.Elts {
		e.Decorations().After = dst.NewLine
		if e.Decorations().Before == dst.None {
			e.Decorations().Before = dst.NewLine
		}
	}
	return b.err
}

func (c addFirst) do(b *bench) error {
	l, ok := b.expr(c.lit).(*dst.CompositeLit)
	if !ok {
		return b.err
	}
	first := b.parseExpr(c.text)
	if len(l.Elts) > 0 && l.Elts[0].Decorations().Before != dst.None {
		first.Decorations().Before, first.Decorations().After = dst.NewLine, dst.NewLine
	}
	l.Elts = append([]dst.Expr{first}, l.Elts...)
	return b.err
}

// do leaves what stands around the code at its distance.
func (c takeAway) do(b *bench) error {
	gone := b.of(c.code)
	var before, after dst.Node
	switch p := b.of(c.parent).(type) {
	case *dst.CompositeLit:
		before, after, p.Elts = without(p.Elts, gone)
	case *dst.BlockStmt:
		before, after, p.List = without(p.List, gone)
	case *dst.CaseClause:
		before, after, p.Body = without(p.Body, gone)
	case *dst.CommClause:
		before, after, p.Body = without(p.Body, gone)
	}
	switch d := gone.Decorations(); {
	case after != nil:
		after.Decorations().Before = max(after.Decorations().Before, d.Before)
	case before != nil:
		before.Decorations().After = d.After
	}
	return b.err
}

// without returns a list without a node, and the neighbours of the node.
func without[N dst.Node](list []N, gone dst.Node) (before, after dst.Node, rest []N) {
	i := slices.IndexFunc(list, func(n N) bool { return dst.Node(n) == gone })
	if i < 0 {
		return nil, nil, list
	}
	if i > 0 {
		before = list[i-1]
	}
	if i+1 < len(list) {
		after = list[i+1]
	}
	return before, after, slices.Delete(slices.Clone(list), i, i+1)
}

func (c addArg) do(b *bench) error {
	if call, ok := b.expr(c.call).(*dst.CallExpr); ok {
		call.Args = append(call.Args, b.parseExpr(c.text))
	}
	return b.err
}

func (c before) do(b *bench) error { return b.insertBefore(c.stmt, b.parseStmts(c.text)...) }

func (c behind) do(b *bench) error {
	if s, ok := b.of(c.stmt).(dst.Stmt); ok {
		for _, add := range b.parseStmts(c.text) {
			b.insertAfter(b.standing(s), add)
		}
	}
	return b.err
}

func (c firstInBlock) do(b *bench) error {
	if block, ok := b.of(c.block).(*dst.BlockStmt); ok {
		block.List = append(b.parseStmts(c.text), block.List...)
		block.List[len(block.List)-1].Decorations().After = dst.NewLine
	}
	return b.err
}

func (c inLiteral) do(b *bench) error {
	s, ok := b.of(c.stmt).(*dst.GoStmt)
	if !ok {
		return b.err
	}
	call := &dst.ExprStmt{X: s.Call}
	call.Decs.Before, call.Decs.After = dst.NewLine, dst.NewLine
	body := &dst.BlockStmt{List: append(b.parseStmts(c.text), call)}
	lit := &dst.FuncLit{Type: &dst.FuncType{Func: true, Params: &dst.FieldList{Opening: true, Closing: true}}, Body: body}
	s.Call = &dst.CallExpr{Fun: lit}
	return b.err
}

func (c hoist) do(b *bench) error {
	x := b.expr(c.expr)
	if b.err != nil {
		return b.err
	}
	name := dst.NewIdent(c.name)
	keep(x, name)
	b.replace(x, name)
	*x.Decorations() = dst.NodeDecs{}
	return b.insertBefore(c.stmt, define(c.name, x))
}

// define declares a variable.
func define(name string, value dst.Expr) *dst.AssignStmt {
	return &dst.AssignStmt{Lhs: []dst.Expr{dst.NewIdent(name)}, Tok: token.DEFINE, Rhs: []dst.Expr{value}}
}

// parseStmts returns new statements for the bench.
func (b *bench) parseStmts(text string) []dst.Stmt {
	file, err := decorator.Parse("package p\n\nfunc _() {\n" + text + "\n}\n")
	if err != nil {
		b.fail(fmt.Errorf("take %q apart: %w", text, err))
		return []dst.Stmt{&dst.EmptyStmt{}}
	}
	list := file.Decls[0].(*dst.FuncDecl).Body.List
	for _, s := range list {
		s.Decorations().Before, s.Decorations().After = dst.NewLine, dst.NewLine
	}
	return list
}

// parseExpr returns a new expression for the bench.
func (b *bench) parseExpr(text string) dst.Expr {
	es, ok := b.parseStmts("_ = " + text)[0].(*dst.AssignStmt)
	if !ok {
		return &dst.BadExpr{}
	}
	return inline(es.Rhs[0])
}

// spelled is a server, or what has one, as the code names it: an expression of the file, the names of fields behind it,
// each after a dot, and whether that is a struct whose address is to be taken.
type spelled struct {
	x      ast.Expr
	fields string
	value  bool
}

// pointer returns the expression of a pointer to it, in which the bench's copy of x ends up.
func (s spelled) pointer(b *bench) dst.Expr {
	e := inline(b.expr(s.x))
	for name := range strings.SplitSeq(s.fields, ".") {
		if name != "" {
			e = &dst.SelectorExpr{X: e, Sel: dst.NewIdent(name)}
		}
	}
	if s.value {
		e = &dst.UnaryExpr{Op: token.AND, X: e}
	}
	return e
}

// selector spells a name of a package; the package is "." when the file imports it so.
func selector(pkg, name string) string {
	if pkg == "." {
		return name
	}
	return pkg + "." + name
}
