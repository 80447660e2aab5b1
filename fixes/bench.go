package fixes

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"reflect"

	"github.com/dave/dst"
	"github.com/dave/dst/decorator"
	"github.com/dave/dst/dstutil"
)

// bench holds a part of a file taken apart: a tree in which comments belong to nodes, so that nodes can move without
// losing them.
type bench struct {
	part   *excerpt
	before string // gofmt's form of the part
	file   *dst.File
	dec    *decorator.Decorator
	nodes  map[span]ast.Node // nodes of the bench's own parse, by range and kind

	// wraps has the statement that now stands around another, in its place.
	wraps map[dst.Stmt]dst.Stmt

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
	b := &bench{part: part, origin: src, dec: decorator.NewDecorator(token.NewFileSet()),
		nodes: map[span]ast.Node{}, wraps: map[dst.Stmt]dst.Stmt{}}
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

// standing returns the statement that stands where the statement did.
func (b *bench) standing(s dst.Stmt) dst.Stmt {
	for b.wraps[s] != nil {
		s = b.wraps[s]
	}
	return s
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
