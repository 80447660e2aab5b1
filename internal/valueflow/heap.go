package valueflow

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Kind says what an object is.
type Kind uint8

const (
	Allocated Kind = iota // by an instruction of the package, or a variable of it
	Constant              // also nil
	Computed              // a value that an instruction computes, such as a sum
	Code                  // a function; closures are Allocated
	Given                 // by strangers, as the argument of a parameter
	Foreign               // of a function without a body, of a variable of another package, or put somewhere by such code
)

// Object is a piece of memory, or a value that is no pointer.
type Object struct {
	Kind Kind
	// Site is the value that allocates or is the object: an Alloc, a Global, a Function, a Const, a Call or an
	// Extract of it, a Parameter. For what code without a body put into a cell it is nil.
	Site ssa.Value
	// By is the instruction by which code without a body got at the cell Parent, when that is why it holds the
	// object.
	By ssa.Instruction
	// In is the function in its context in which Site was evaluated; nil for variables, functions and constants.
	In *Instance
	// Parent is the cell from which the object was loaded, when it is known only by that.
	Parent *Cell
	// Type is the type of the memory; of constants and computed values their own.
	Type types.Type

	id    int32
	cells []cellID
	boxed bool // it is the value itself and not what a pointer points to, as its dynamic type goes
	iter  bool // calling it calls the argument with its elements

	copied *source // of a struct value: from where it was copied
	lists  []*Cell // tracked structs that were copied here: elements of lists, or what it is a clone of
	clone  bool    // it is a copy of another struct

	scalar  bool // it is a number or a text
	located bool // whether its cells know who uses them
}

// isScalar reports whether the object is a number or a text, and no pointer to one.
func (o *Object) isScalar() bool {
	var t types.Type
	switch {
	case o.Kind == Computed:
		return true
	case o.Parent != nil:
		t = o.Parent.typ
	case o.Kind != Code && o.Site != nil:
		if k, ok := o.Site.(*ssa.Const); ok && k.Value == nil {
			return false
		}
		t = o.Site.Type()
	}
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Basic)
	return ok
}

// Pos returns where the object comes from, as far as that is known.
func (o *Object) Pos() token.Pos {
	for ; o != nil; o = o.Parent.object() {
		switch {
		case o.Site != nil && o.Site.Pos().IsValid():
			return o.Site.Pos()
		case o.By != nil && o.By.Pos().IsValid():
			return o.By.Pos()
		case o.Parent == nil:
			if o.In != nil {
				return o.In.Func.Pos()
			}
			return token.NoPos
		}
	}
	return token.NoPos
}

// Root returns the object from which an object was loaded, at the beginning of the chain, and the way from there: "*"
// loads, ".2" is field 2. For an object with no Parent that is itself and "".
func (o *Object) Root() (root *Object, path string) {
	for o.Parent != nil && o.By == nil {
		path = o.Parent.Path + "*" + path
		o = o.Parent.Object
	}
	return o, path
}

// Cell is a place in an object: fields by number, "[]" for elements, as in ".2[].0".
type Cell struct {
	Object *Object
	Path   string

	id      cellID
	content node
	open    ssa.Instruction // code without a body may write here, from this instruction on
	exposed bool            // strangers can name it
	stores  []storeAt       // stores to the cell
	calls   []callAt        // calls that hand the address to code without a body, which may write here
	touches []touchAt       // calls of such code of which is known what it does here
	handed  map[callAt]bool // the keys of calls
	puts    []storeAt       // stores of a pointer to the cell
	used    []*Instance     // functions that have a pointer to the cell
	loads   []Point         // loads of a pointer to the cell
	field   *types.Var      // the field at the end of the path, if any
	typ     types.Type
	parts   []part
}

// part is a cell inside another, by the path from there.
type part struct {
	path string
	c    *Cell
}

func (c *Cell) object() *Object {
	if c == nil {
		return nil
	}
	return c.Object
}

// Type returns the type of what the cell holds, or nil when the path does not fit the type of the object.
func (c *Cell) Type() types.Type { return c.typ }

// Field returns the field that the cell is, or nil.
func (c *Cell) Field() *types.Var { return c.field }

type (
	// storeAt is a store in an instance.
	storeAt struct {
		in    *Instance
		instr ssa.Instruction
		val   ssa.Value
	}
	callAt struct {
		in    *Instance
		instr ssa.Instruction
	}
	touchAt struct {
		call *Call
		k    int // of Effect.Touches
	}
)

type (
	cellID int32
	node   int32
)

type cellKey struct {
	obj  int32
	path string
}

// cell returns the place in an object.
func (g *Graph) cell(o *Object, path string) *Cell {
	key := cellKey{o.id, path}
	if c := g.cellOf[key]; c != nil {
		return c
	}
	c := &Cell{Object: o, Path: path, id: cellID(len(g.cells)), content: -1}
	c.typ, c.field = typeAt(o.Type, path)
	g.cellOf[key] = c
	g.cells = append(g.cells, c)
	o.cells = append(o.cells, c.id)
	// What encloses the cell may be open already.
	for i := len(path) - 1; i >= 0 && c.open == nil; i-- {
		if i == 0 || path[i] == '.' || path[i] == '[' {
			if outer := g.cellOf[cellKey{o.id, path[:i]}]; outer != nil && outer.open != nil {
				g.open(c, outer.open)
			}
		}
	}
	return c
}

// inside returns the place at a path from a cell. Cells remember the first few that were asked for.
func (g *Graph) inside(c *Cell, path string) *Cell {
	if path == "" {
		return c
	}
	for _, p := range c.parts {
		if p.path == path {
			return p.c
		}
	}
	inner := g.cell(c.Object, c.Path+path)
	if len(c.parts) < linear {
		c.parts = append(c.parts, part{path, inner})
	}
	return inner
}

// memory returns the node of what the cell holds.
func (g *Graph) memory(c *Cell) node {
	if c.content >= 0 {
		return c.content
	}
	if c.Object.Kind == Given || c.Object.Kind == Foreign {
		// Any instance of the struct may have been filled elsewhere in the package.
		if g.closed(c) {
			c.content = g.fieldNode(c.field)
		} else {
			c.content = g.newNode()
		}
		g.expand(c)
		return c.content
	}
	c.content = g.newNode()
	if c.open != nil {
		g.add(c.content, g.cell(g.child(c, c.open), ""))
	}
	if g.closed(c) {
		g.edge(c.content, g.fieldNode(c.field))
	}
	return c.content
}

// closed reports whether nobody but the package can set the field that the cell is.
func (g *Graph) closed(c *Cell) bool {
	if c.field == nil || c.field.Pkg() != g.cfg.Pkg.Pkg {
		return false
	}
	return !g.importable || !c.field.Exported()
}

// expand gives a cell that nobody in the package may have filled what strangers put there.
func (g *Graph) expand(c *Cell) {
	if c.Object.Kind == Constant || c.typ == nil || g.closed(c) && !g.hidden(c) {
		return
	}
	g.add(c.content, g.cell(g.child(c, nil), ""))
}

// hidden reports whether a closed field leads to tracked memory that is to be known to the callers of exported
// functions by the way to it.
func (g *Graph) hidden(c *Cell) bool {
	if !g.importable {
		return false
	}
	ptr, ok := c.typ.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	leads, known := g.leads[ptr]
	if !known {
		leads = g.carries(ptr, map[types.Type]bool{}, 1)
		g.leads[ptr] = leads
	}
	return leads
}

// child returns what strangers, or the code that by calls, put into a cell.
func (g *Graph) child(c *Cell, by ssa.Instruction) *Object {
	key := objectKey{parent: c, by: by}
	if o := g.objectOf[key]; o != nil {
		return o
	}
	typ := pointee(c.typ)
	// Lists and trees lead back to themselves.
	for o := c.Object; by == nil && o != nil; o = o.Parent.object() {
		if o.Kind != Allocated && o.Parent != nil && o.By == nil && typ != nil && o.Type != nil && types.Identical(o.Type, typ) {
			g.objectOf[key] = o
			return o
		}
	}
	kind := Foreign
	if c.Object.Kind == Given && by == nil {
		kind = Given
	}
	return g.object(key, &Object{Kind: kind, Parent: c, By: by, In: c.Object.In, Type: typ})
}

type objectKey struct {
	site   any // what makes it
	in     *Instance
	index  string // which of several
	parent *Cell
	by     ssa.Instruction
}

func (g *Graph) object(key objectKey, o *Object) *Object {
	if old := g.objectOf[key]; old != nil {
		return old
	}
	o.id, o.scalar = int32(len(g.objects)), o.isScalar()
	g.objectOf[key] = o
	g.objects = append(g.objects, o)
	return o
}

// made returns the object that a value of an instance is or allocates.
func (g *Graph) made(kind Kind, v ssa.Value, in *Instance, typ types.Type) *Object {
	return g.object(objectKey{site: v, in: in}, &Object{Kind: kind, Site: v, In: in, Type: typ})
}

// fieldNode stands for a field of every instance of its struct.
func (g *Graph) fieldNode(fv *types.Var) node {
	n, ok := g.fields[fv]
	if !ok {
		n = g.newNode()
		g.fields[fv] = n
	}
	return n
}

// open says that code without a body may write to a cell and what it encloses.
func (g *Graph) open(c *Cell, by ssa.Instruction) {
	if c.open != nil {
		return
	}
	c.open = by
	if c.content >= 0 {
		g.add(c.content, g.cell(g.child(c, by), ""))
	}
	for i := 0; i < len(c.Object.cells); i++ {
		if inner := g.cells[c.Object.cells[i]]; inner != c && within(inner.Path, c.Path) {
			g.open(inner, by)
		}
	}
}

// within reports whether a path leads into what another leads to.
func within(path, outer string) bool {
	return strings.HasPrefix(path, outer) && (len(path) == len(outer) || path[len(outer)] == '.' || path[len(outer)] == '[')
}

// pointee returns the type of the memory behind a value of type t: the element of a pointer, the type itself for all
// else.
func pointee(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		return ptr.Elem()
	}
	return t
}

// typeAt returns the type at the end of a path from memory of type t, and the last field on the way.
func typeAt(t types.Type, path string) (types.Type, *types.Var) {
	var field *types.Var
	for path != "" && t != nil {
		switch {
		case strings.HasPrefix(path, "[]"):
			path, field = path[2:], nil
			switch u := t.Underlying().(type) {
			case interface{ Elem() types.Type }:
				t = u.Elem()
			default:
				return nil, nil
			}
		case path[0] == '.':
			end := 1
			for end < len(path) && '0' <= path[end] && path[end] <= '9' {
				end++
			}
			i, _ := strconv.Atoi(path[1:end])
			st, ok := t.Underlying().(*types.Struct)
			if !ok || i >= st.NumFields() {
				return nil, nil
			}
			field, path = st.Field(i), path[end:]
			t = field.Type()
		default: // the variables of a closure
			return nil, nil
		}
	}
	return t, field
}

func step(field int) string { return "." + strconv.Itoa(field) }

const element = "[]"

// leaves lists the paths to all that is followed inside a value of type t. The value of a struct as a whole is there
// too, as snapshot: what a field was at a time is asked of the memory from which the struct was copied.
func (g *Graph) leaves(t types.Type) []string {
	if out, ok := g.leavesOf[t]; ok {
		return out
	}
	var out []string
	g.addLeaves(t, "", 0, &out)
	g.leavesOf[t] = out
	return out
}

// snapshot is the leaf of a struct value from whose memory it was copied.
const snapshot = "@"

// source is where a struct value was copied from: what an address leads to.
type source struct {
	in   *Instance
	addr ssa.Value
	path string
}

func (g *Graph) addLeaves(t types.Type, path string, depth int, out *[]string) {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if g.cfg.Scalar(t) {
			*out = append(*out, path)
		}
	case *types.Struct:
		*out = append(*out, path+snapshot)
		if depth < maxNesting {
			for i := range u.NumFields() {
				g.addLeaves(u.Field(i).Type(), path+step(i), depth+1, out)
			}
		}
	case *types.Array:
		g.addLeaves(u.Elem(), path+element, depth+1, out)
	case *types.Slice:
		if types.Identical(u.Elem().Underlying(), types.Typ[types.Uint8]) {
			return // of bytes nobody asks what they are
		}
		*out = append(*out, path)
		if hasWhole(u) {
			*out = append(*out, path+whole)
		}
	case *types.Tuple:
		for i := range u.Len() {
			g.addLeaves(u.At(i).Type(), result(i), depth, out)
		}
	default:
		*out = append(*out, path)
	}
}

// result is the leaf of result i of several.
func result(i int) string { return "#" + strconv.Itoa(i) }
