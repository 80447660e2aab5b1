package fixes

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"strings"

	"github.com/dave/dst"
	"github.com/dave/dst/decorator"
	"github.com/dave/dst/dstutil"
)

// bench holds one file taken apart: a tree in which comments belong to nodes, so that nodes can move without losing them.
type bench struct {
	src    string // with LF line ends
	before string // gofmt's form of src
	file   *dst.File
	dec    *decorator.Decorator
	nodes  map[span]ast.Node // nodes of the bench's own parse, by range and kind

	origin *source
	err    error
}

type span struct {
	start, end int
	kind       reflect.Type
}

// source is a file as it was analysed.
type source struct {
	name   string
	text   []byte
	file   *token.File
	ast    *ast.File
	module string // path of the module, as far as the driver tells
}

// newBench takes the file apart.
func newBench(src *source) (*bench, error) {
	lf, crlf := unixLines(src.text)
	b := &bench{src: lf, origin: src, dec: decorator.NewDecorator(token.NewFileSet()), nodes: map[span]ast.Node{}}
	file, err := b.dec.ParseFile(src.name, lf, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("take %s apart: %w", src.name, err)
	}
	b.file = file
	parsed := b.dec.Map.Ast.Nodes[file].(*ast.File)
	tf := b.dec.Fset.File(parsed.FileStart)
	// Offsets of the analysed file count the CRs that the bench does not have.
	crs := func(offset int) int {
		if crlf {
			offset += tf.PositionFor(tf.Pos(offset), false).Line - 1
		}
		return offset
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if n != nil {
			b.nodes[span{crs(tf.Offset(n.Pos())), crs(tf.Offset(n.End())), reflect.TypeOf(n)}] = n
		}
		return true
	})
	b.before, err = b.print()
	return b, err
}

// print puts the file together, in gofmt's form.
func (b *bench) print() (string, error) {
	var buf bytes.Buffer
	if err := decorator.Fprint(&buf, b.file); err != nil {
		return "", fmt.Errorf("print %s: %w", b.origin.name, err)
	}
	return buf.String(), nil
}

// of returns the bench's copy of a node of the analysed file.
func (b *bench) of(n ast.Node) dst.Node {
	key := span{b.origin.file.Offset(n.Pos()), b.origin.file.Offset(n.End()), reflect.TypeOf(n)}
	if own, ok := b.nodes[key]; ok {
		if d := b.dec.Map.Dst.Nodes[own]; d != nil {
			return d
		}
	}
	b.err = fmt.Errorf("node at %v is not on the bench", key)
	return &dst.BadExpr{}
}

// expr returns the bench's copy of an expression.
func (b *bench) expr(e ast.Expr) dst.Expr {
	d, ok := b.of(e).(dst.Expr)
	if !ok {
		b.err = fmt.Errorf("%T is not an expression on the bench", e)
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
		b.err = fmt.Errorf("a node to replace is not in the file any more")
	}
}

// wrap turns `call(..., X, ...)` into `if name := X; name != nil { call(..., name, ...) }`, or, when X is a variable already, into
// `if name != nil { ... }`, and lets the function return afterwards.
func (b *bench) wrap(stmt *ast.ExprStmt, call *ast.CallExpr, arg int, name string, fresh bool, after leaving) error {
	s, ok := b.of(stmt).(*dst.ExprStmt)
	if !ok {
		return b.err
	}
	c := b.expr(call).(*dst.CallExpr)
	ifs := &dst.IfStmt{
		Cond: &dst.BinaryExpr{X: dst.NewIdent(name), Op: token.NEQ, Y: dst.NewIdent("nil")},
		Body: &dst.BlockStmt{List: []dst.Stmt{s}},
	}
	var behind []string // comments behind the serve call
	if fresh {
		x := c.Args[arg]
		if paren, ok := x.(*dst.ParenExpr); ok && len(paren.Decs.Lparen)+len(paren.Decs.X) == 0 {
			keep(paren, paren.X)
			x = paren.X
		}
		behind, x.Decorations().End = x.Decorations().End, nil
		// Line breaks around the argument belonged to the argument list.
		x.Decorations().Before, x.Decorations().After = dst.None, dst.None
		c.Args[arg] = dst.NewIdent(name)
		ifs.Init = &dst.AssignStmt{Lhs: []dst.Expr{dst.NewIdent(name)}, Tok: token.DEFINE, Rhs: []dst.Expr{x}}
	}
	// Comments above and below the statement stay around the whole; one behind it stays on the line of the serve call, where linters look for it.
	d := s.Decorations()
	if clause := b.lastOf(s); clause != nil && len(d.End) == 0 {
		line, below := sameLine(clause.Decorations().End)
		d.End, clause.Decorations().End = line, below
	}
	line, below := sameLine(d.End)
	if len(below) > 0 && below[0] != "\n" {
		below = append([]string{"\n"}, below...)
	}
	ifs.Decs.Before, ifs.Decs.After = d.Before, d.After
	ifs.Decs.Start, ifs.Body.Decs.Lbrace, ifs.Decs.End = d.Start, append(behind, line...), below
	d.Start, d.End = nil, nil
	d.Before, d.After = dst.NewLine, dst.NewLine
	if after == returnsElse {
		ret := &dst.ReturnStmt{}
		ret.Decs.Before, ret.Decs.After = dst.NewLine, dst.NewLine
		ifs.Else = &dst.BlockStmt{List: []dst.Stmt{ret}}
	}
	b.replaceStmt(s, ifs, after == returns)
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

// replaceStmt puts another statement in the place of old, followed by a return statement when leave is set.
func (b *bench) replaceStmt(old, with dst.Stmt, leave bool) {
	done := false
	dstutil.Apply(b.file, func(c *dstutil.Cursor) bool {
		if c.Node() == dst.Node(old) && !done {
			done = true
			if leave {
				ret := &dst.ReturnStmt{}
				ret.Decs.Before = dst.NewLine
				ret.Decs.After = with.Decorations().After
				with.Decorations().After = dst.NewLine
				c.InsertAfter(ret)
			}
			c.Replace(with)
			return false
		}
		return !done
	}, nil)
	if !done {
		b.err = fmt.Errorf("a statement to replace is not in the file any more")
	}
}

// expectNil turns `if cond` into `if name != nil && cond`.
func (b *bench) expectNil(ifs *ast.IfStmt, name string) error {
	s, ok := b.of(ifs).(*dst.IfStmt)
	if !ok {
		return b.err
	}
	s.Cond = &dst.BinaryExpr{
		X:  &dst.BinaryExpr{X: dst.NewIdent(name), Op: token.NEQ, Y: dst.NewIdent("nil")},
		Op: token.LAND,
		Y:  s.Cond,
	}
	return nil
}

// insertBefore puts statements before the one that holds the serve call.
func (b *bench) insertBefore(stmt ast.Stmt, add ...dst.Stmt) error {
	old, ok := b.of(stmt).(dst.Stmt)
	if !ok {
		return b.err
	}
	done := false
	dstutil.Apply(b.file, func(c *dstutil.Cursor) bool {
		if c.Node() == dst.Node(old) && !done {
			done = true
			// What stood before the statement, comments included, now stands before the first of the new ones.
			first, d := add[0].Decorations(), old.Decorations()
			first.Before, first.Start = d.Before, d.Start
			d.Before, d.Start = dst.NewLine, nil
			for _, s := range add {
				s.Decorations().After = dst.NewLine
				c.InsertBefore(s)
			}
			return false
		}
		return !done
	}, nil)
	if !done {
		b.err = fmt.Errorf("a statement to precede is not in the file any more")
	}
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
