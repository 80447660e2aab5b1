package valueflow

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file says what code that is not seen gets hold of.

// hand gives what an argument leads to to code without a body, which may write there and keep it.
func (g *Graph) hand(a operand, in *Instance, instr ssa.Instruction) {
	for _, l := range g.leaves(a.typ) {
		if !strings.HasSuffix(l, snapshot) {
			g.when(a.leaf(l), func(at *Cell) { g.handCell(at, in, instr, 0, true) })
		}
	}
}

// handCell hands over a cell and what is behind it. What is tracked counts only when it is given by itself or in a
// list.
func (g *Graph) handCell(c *Cell, in *Instance, instr ssa.Instruction, depth int, direct bool) {
	key := callAt{in, instr}
	if c.Object.Kind == Constant || c.Object.Kind == Computed || c.Object.Kind == Code || c.handed[key] || depth > maxReach {
		return
	}
	if !direct && c.typ != nil && g.cfg.Tracked(c.typ) {
		return
	}
	if c.handed == nil {
		c.handed = map[callAt]bool{}
	}
	c.handed[key] = true
	if direct {
		c.calls = append(c.calls, key)
		c.exposed = true
	}
	g.open(c, instr)
	g.behind(c, func(inner *Cell) {
		listed := direct && strings.HasSuffix(inner.Path, element)
		g.when(g.memory(inner), func(at *Cell) { g.handCell(at, in, instr, depth+1, listed) })
	})
}

// behind calls found with the cells behind a pointer that strangers can name: exported fields and elements.
func (g *Graph) behind(c *Cell, found func(*Cell)) {
	if c.typ == nil {
		return
	}
	var walk func(t types.Type, path string, depth int)
	walk = func(t types.Type, path string, depth int) {
		switch u := t.Underlying().(type) {
		case *types.Struct:
			if depth > maxNesting {
				return
			}
			for i := range u.NumFields() {
				if fv := u.Field(i); fv.Exported() || fv.Embedded() {
					walk(fv.Type(), path+step(i), depth+1)
				}
			}
		case *types.Array:
			walk(u.Elem(), path+element, depth+1)
		case *types.Slice, *types.Map, *types.Chan:
			if depth == 0 {
				walk(u.(interface{ Elem() types.Type }).Elem(), path+element, depth+1)
				return
			}
			found(g.cell(c.Object, path))
		case *types.Pointer, *types.Interface, *types.Signature:
			found(g.cell(c.Object, path))
		}
	}
	if c.Object.boxed && c.Path == "" {
		if _, ok := c.typ.Underlying().(*types.Struct); !ok {
			found(c)
			return
		}
	}
	walk(c.typ, c.Path, 0)
}

// follow calls found with what a path from a value leads to, now or later.
func (g *Graph) follow(n node, path string, found func(*Cell)) {
	g.when(n, func(at *Cell) {
		if at.Object.Kind == Constant {
			return
		}
		fields, rest, loads := strings.Cut(path, "*")
		c := g.inside(at, fields)
		if !loads {
			found(c)
			return
		}
		g.follow(g.memory(c), rest, found)
	})
}

// locate notes where pointers into some objects are used and stored, unless that is known: into those whose states may
// be asked for, and into others when somebody asks after all. Of what comes up only by questions nothing is noted.
func (g *Graph) locate(objects ...*Object) {
	var known []bool
	for _, o := range objects {
		if o.located || g.solved > 0 && int(o.id) >= g.solved {
			continue
		}
		if known == nil {
			known = make([]bool, len(g.cells))
		}
		o.located = true
		for _, id := range o.cells {
			known[id] = true
		}
	}
	if known == nil {
		return
	}
	wanted := func(id cellID) bool { return int(id) < len(known) && known[id] }
	use := func(n node, in *Instance, load ssa.Instruction) {
		for _, id := range g.sets[n].list {
			if wanted(id) {
				c := g.cells[id]
				if n := len(c.used); n == 0 || c.used[n-1] != in {
					c.used = append(c.used, in)
				}
				if load != nil {
					c.loads = append(c.loads, Point{in, load})
				}
			}
		}
	}
	for _, key := range g.inOrder {
		if key.in == nil {
			continue
		}
		use(g.regs[key], key.in, isLoad(key.v))
	}
	for _, in := range g.order { // variables are the same in every function, and in no register of any
		for _, b := range in.Func.Blocks {
			for _, instr := range b.Instrs {
				for _, op := range instr.Operands(nil) {
					if v, ok := (*op).(*ssa.Global); ok {
						use(g.reg(nil, v, ""), in, nil)
					}
				}
			}
		}
	}
	for _, call := range g.calls {
		for _, a := range call.args {
			if a.at != nil { // not in a register of the caller
				use(a.leaf(""), call.In, nil)
			}
		}
	}
	for _, st := range g.stores {
		for _, l := range g.leaves(st.val.Type()) {
			if !strings.HasSuffix(l, snapshot) {
				for _, id := range g.sets[g.reg(st.in, st.val, l)].list {
					if wanted(id) {
						g.cells[id].puts = append(g.cells[id].puts, st)
					}
				}
			}
		}
	}
}

// isLoad returns the instruction that computes a value when it takes it from memory, or nil.
func isLoad(v ssa.Value) ssa.Instruction {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL || v.Op == token.ARROW {
			return v
		}
	case *ssa.Lookup, *ssa.Next, *ssa.Select:
		return v.(ssa.Instruction)
	}
	return nil
}

// encloses reports whether memory of type t has something tracked in it.
func (g *Graph) encloses(t types.Type, known map[types.Type]bool) bool {
	found, ok := known[t]
	if ok {
		return found
	}
	known[t] = false // lists of themselves
	if found = g.cfg.Tracked(t); !found {
		switch u := t.Underlying().(type) {
		case *types.Struct:
			for fv := range u.Fields() {
				found = found || g.encloses(fv.Type(), known)
			}
		case *types.Slice, *types.Array, *types.Map, *types.Chan:
			found = g.encloses(u.(interface{ Elem() types.Type }).Elem(), known)
		}
	}
	known[t] = found
	return found
}

// place notes where pointers to what is tracked are stored and used, and what importers can name, once all is solved.
func (g *Graph) place() {
	encloses := map[types.Type]bool{}
	g.locate(slices.DeleteFunc(slices.Clone(g.objects), func(o *Object) bool { return o.Type == nil || !g.encloses(o.Type, encloses) })...)
	g.solved = len(g.objects)
	g.expose()
}

// expose finds what code outside of the package can name: by exported variables, by what exported functions return,
// and by what it handed in.
func (g *Graph) expose() {
	var todo []*Cell
	mark := func(c *Cell) {
		if c.Object.Kind != Constant && c.Object.Kind != Code {
			todo = append(todo, c)
		}
	}
	for _, c := range g.cells {
		if c.exposed || g.importable && c.Path == "" && (c.Object.Kind == Given || c.Object.Kind == Foreign) {
			mark(c)
		}
	}
	if g.importable {
		for _, in := range g.roots {
			if !g.Entry(in.Func) {
				continue
			}
			for i, ret := range results(in.Func) {
				to := ""
				if in.Func.Signature.Results().Len() > 1 {
					to = result(i)
				}
				for _, l := range g.leaves(ret.Type()) {
					for c := range g.in(g.resultNode(in, to+strings.TrimSuffix(l, snapshot))) {
						mark(c)
					}
				}
			}
		}
	}
	seen := map[*Cell]bool{}
	for len(todo) > 0 {
		c := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[c] {
			continue
		}
		seen[c] = true
		c.exposed = true
		if c.field != nil {
			g.handedOut[c.field] = true
		}
		for _, id := range c.Object.cells {
			inner := g.cells[id]
			if !within(inner.Path, c.Path) || !g.nameable(c, inner) {
				continue
			}
			inner.exposed = true
			if inner.content >= 0 {
				for at := range g.in(inner.content) {
					mark(at)
				}
			}
		}
	}
}

func results(f *ssa.Function) []*types.Var { return slices.Collect(f.Signature.Results().Variables()) }

// isExposed reports whether code outside of the package can name a cell, by itself or as a part of something.
func (g *Graph) isExposed(c *Cell) bool {
	path := c.Path
	for {
		if _, fv := typeAt(c.Object.Type, path); fv != nil && g.handedOut[fv] {
			return true // in some instance of the struct: func (a *App) Server() *http.Server { return &a.server }
		}
		if outer := g.cellOf[cellKey{c.Object.id, path}]; outer != nil && outer.exposed {
			return g.nameable(outer, c)
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			return false
		}
		path = path[:i]
	}
}

// nameable reports whether all steps from a cell to one inside are fields that strangers can name.
func (g *Graph) nameable(outer, inner *Cell) bool {
	for path := inner.Path; len(path) > len(outer.Path); path = path[:strings.LastIndexAny(path, ".[")] {
		if _, fv := typeAt(inner.Object.Type, path); fv != nil && !fv.Exported() && !fv.Embedded() {
			return false
		}
	}
	return true
}
