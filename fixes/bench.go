package fixes

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"strings"

	"github.com/dave/dst"
	"github.com/dave/dst/decorator"
	"github.com/dave/dst/dstutil"
)

// bench holds a part of a file taken apart: a tree in which comments belong to nodes, so that nodes can move without losing them.
type bench struct {
	part   *excerpt
	before string // gofmt's form of the part
	file   *dst.File
	dec    *decorator.Decorator
	nodes  map[span]ast.Node // nodes of the bench's own parse, by range and kind

	origin *source
	err    error
}

// span is a range of the part.
type span struct {
	start, end int
	kind       reflect.Type
}

// newBench takes a part of the file apart.
func newBench(src *source, part *excerpt) (*bench, error) {
	b := &bench{part: part, origin: src, dec: decorator.NewDecorator(token.NewFileSet()), nodes: map[span]ast.Node{}}
	file, err := b.dec.ParseFile(src.name, part.text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("take %s apart: %w", src.name, err)
	}
	b.file = file
	parsed := b.dec.Map.Ast.Nodes[file].(*ast.File)
	tf := b.dec.Fset.File(parsed.FileStart)
	ast.Inspect(parsed, func(n ast.Node) bool {
		if n != nil {
			b.nodes[span{tf.Offset(n.Pos()), tf.Offset(n.End()), reflect.TypeOf(n)}] = n
		}
		return true
	})
	b.before, err = b.print()
	return b, err
}

// fail keeps the first error: those behind it may come from it.
func (b *bench) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// print puts the file together, in gofmt's form.
func (b *bench) print() (string, error) {
	var buf bytes.Buffer
	if err := decorator.Fprint(&buf, b.file); err != nil {
		return "", fmt.Errorf("print %s: %w", b.origin.name, err)
	}
	// The printer lays out doc comments only as far as it knows them for such. The parser does.
	text, err := format.Source(buf.Bytes())
	if err != nil {
		return "", fmt.Errorf("print %s: %w", b.origin.name, err)
	}
	return string(text), nil
}

// of returns the bench's copy of a node of the analysed file.
func (b *bench) of(n ast.Node) dst.Node {
	if start, end, ok := b.part.place(b.origin.at(n.Pos()), b.origin.at(n.End())); ok {
		if own := b.nodes[span{start, end, reflect.TypeOf(n)}]; own != nil {
			if d := b.dec.Map.Dst.Nodes[own]; d != nil {
				return d
			}
		}
	}
	b.fail(fmt.Errorf("%T at %v is not on the bench: %w", n, b.origin.file.PositionFor(n.Pos(), false), errOutside))
	return &dst.BadExpr{}
}

// expr returns the bench's copy of an expression.
func (b *bench) expr(e ast.Expr) dst.Expr {
	d, ok := b.of(e).(dst.Expr)
	if !ok {
		b.fail(fmt.Errorf("%T is not an expression on the bench", e))
		return &dst.BadExpr{}
	}
	return d
}

// replace puts another expression in the place of old.
func (b *bench) replace(old, with dst.Node) {
	done := false
	dstutil.Apply(b.file, func(c *dstutil.Cursor) bool {
		if c.Node() == old && !done {
			done = true
			c.Replace(with)
			return false
		}
		return !done
	}, nil)
	if !done {
		b.fail(fmt.Errorf("a node to replace is not in the file any more"))
	}
}

// guard turns `call(..., X, ...)` into `if name := X; name != nil { call(..., name, ...) }`, or, when X is a variable already, into
// `if name != nil { ... }`, and lets the function go on as it has to.
func (b *bench) guard(g guarded) error {
	s, ok := b.of(g.stmt).(dst.Stmt)
	if !ok {
		return b.err
	}
	ifs := &dst.IfStmt{
		Cond: &dst.BinaryExpr{X: dst.NewIdent(g.name), Op: token.NEQ, Y: dst.NewIdent("nil")},
		Body: &dst.BlockStmt{},
	}
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
		ifs.Init = &dst.AssignStmt{Lhs: []dst.Expr{dst.NewIdent(g.name)}, Tok: token.DEFINE, Rhs: []dst.Expr{inline(x)}}
	}
	// Comments above and below the statement stay around the whole; one behind it stays on the line of the serve call, where linters look for it.
	d := s.Decorations()
	last := s
	for _, m := range g.more {
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
	if len(g.more) == 0 {
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
	for i, m := range g.more {
		more, ok := b.of(m).(dst.Stmt)
		if !ok {
			return b.err
		}
		b.remove(more)
		md := more.Decorations()
		if i == len(g.more)-1 {
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

// bare takes parentheses without comments away.
func bare(x dst.Expr) dst.Expr {
	for {
		paren, ok := x.(*dst.ParenExpr)
		if !ok || len(paren.Decs.Lparen)+len(paren.Decs.X) > 0 {
			return x
		}
		keep(paren, paren.X)
		x = paren.X
	}
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

// lastOf returns the clause of a switch or select statement that ends with the statement, or nil. Comments behind the statement belong to it.
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

// replaceStmt puts another statement in the place of old.
func (b *bench) replaceStmt(old, with dst.Stmt) {
	b.at(old, func(c *dstutil.Cursor) { c.Replace(with) })
}

// insertAfter puts a statement behind another.
func (b *bench) insertAfter(old, add dst.Stmt) {
	add.Decorations().Before, add.Decorations().After = dst.NewLine, old.Decorations().After
	old.Decorations().After = dst.NewLine
	b.at(old, func(c *dstutil.Cursor) { c.InsertAfter(add) })
}

// remove takes a statement out of its list.
func (b *bench) remove(old dst.Stmt) {
	b.at(old, func(c *dstutil.Cursor) { c.Delete() })
}

// at calls f where the statement stands.
func (b *bench) at(s dst.Stmt, f func(*dstutil.Cursor)) {
	done := false
	dstutil.Apply(b.file, func(c *dstutil.Cursor) bool {
		if c.Node() == dst.Node(s) && !done {
			done = true
			f(c)
			return false
		}
		return !done
	}, nil)
	if !done {
		b.fail(fmt.Errorf("a statement to change is not in the file any more"))
	}
}

// expectNil turns `if cond` into `if name != nil && cond`, or, with token.LOR, into `if name == nil || cond`.
func (b *bench) expectNil(ifs *ast.IfStmt, name string, op token.Token) error {
	s, ok := b.of(ifs).(*dst.IfStmt)
	if !ok {
		return b.err
	}
	test := token.EQL
	if op == token.LAND {
		test = token.NEQ
		if or, ok := s.Cond.(*dst.BinaryExpr); ok && or.Op == token.LOR {
			s.Cond = &dst.ParenExpr{X: s.Cond}
		}
	}
	first := &s.Cond // of a chain
	for {
		chain, ok := (*first).(*dst.BinaryExpr)
		if !ok || chain.Op != op {
			break
		}
		first = &chain.X
	}
	*first = &dst.BinaryExpr{X: &dst.BinaryExpr{X: dst.NewIdent(name), Op: test, Y: dst.NewIdent("nil")}, Op: op, Y: *first}
	return b.err
}

// insertBefore puts statements before the one that holds the serve call.
func (b *bench) insertBefore(stmt ast.Stmt, add ...dst.Stmt) error {
	old, ok := b.of(stmt).(dst.Stmt)
	if !ok {
		return b.err
	}
	// What stood before the statement, comments included, now stands before the first of the new ones.
	first, d := add[0].Decorations(), old.Decorations()
	first.Before, first.Start = d.Before, d.Start
	d.Before, d.Start = dst.NewLine, nil
	b.at(old, func(c *dstutil.Cursor) {
		for _, s := range add {
			s.Decorations().After = dst.NewLine
			c.InsertBefore(s)
		}
	})
	return b.err
}

// selector builds pkg.name, or name alone for a dot import.
func selector(pkg, name string) dst.Expr {
	if pkg == "." {
		return dst.NewIdent(name)
	}
	return &dst.SelectorExpr{X: dst.NewIdent(pkg), Sel: dst.NewIdent(name)}
}

func callOf(fun dst.Expr, args ...dst.Expr) *dst.CallExpr { return &dst.CallExpr{Fun: fun, Args: args} }

// seconds builds n * time.Second.
func seconds(timePkg string, n int) dst.Expr {
	return &dst.BinaryExpr{
		X:  &dst.BasicLit{Kind: token.INT, Value: strconv.Itoa(n)},
		Op: token.MUL,
		Y:  selector(timePkg, "Second"),
	}
}
