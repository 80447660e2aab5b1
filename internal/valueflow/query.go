package valueflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Instances returns the contexts in which a function runs.
func (g *Graph) Instances(f *ssa.Function) []*Instance { return g.byFunc[f] }

// instancesOf returns the contexts in which a value is computed; one, nil, for those that are the same everywhere.
func (g *Graph) instancesOf(v ssa.Value) []*Instance {
	switch v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Global, *ssa.Builtin:
		return []*Instance{nil}
	}
	return g.byFunc[v.Parent()]
}

// PointsTo returns what a pointer, a function value, an interface or a followed scalar may be, in an instance, or in
// all of them when in is nil.
func (g *Graph) PointsTo(in *Instance, v ssa.Value) []*Cell { return g.Follow(in, v, "") }

// Follow returns what a path from a value leads to, see Ref.
func (g *Graph) Follow(in *Instance, v ssa.Value, path string) []*Cell {
	if v == nil {
		return nil
	}
	var out members[cellID]
	all := []*Instance{in}
	if in == nil {
		all = g.instancesOf(v)
	}
	for _, in := range all {
		leaf := ""
		if _, ok := structUnder(v.Type()); ok {
			leaf = snapshot
		}
		g.followNow(g.reg(in, v, leaf), path, &out)
	}
	return g.pick(out)
}

// followNow adds what a path from a node leads to, step by step for all that is there.
func (g *Graph) followNow(n node, path string, out *members[cellID]) {
	at := members[node]{list: []node{n}}
	for loads := true; loads; {
		var fields, rest string
		fields, rest, loads = strings.Cut(path, "*")
		var next members[node]
		for _, n := range at.list {
			for c := range g.in(n) {
				switch constant := c.Object.Kind == Constant; {
				case constant && path == "":
					out.add(c.id)
				case constant:
				case loads:
					next.add(g.memory(g.inside(c, fields)))
				default:
					out.add(g.inside(c, fields).id)
				}
			}
		}
		g.solve()
		at, path = next, rest
	}
}

// Holds returns what a cell may hold.
func (g *Graph) Holds(c *Cell) []*Cell {
	n := g.memory(c)
	g.solve()
	return g.pick(g.sets[n])
}

// Arg returns what an argument of a call may be, the receiver being argument 0 of a method.
func (g *Graph) Arg(c *Call, i int, path string) []*Cell {
	if i >= len(c.args) {
		return nil
	}
	var out members[cellID]
	g.followNow(c.args[i].leaf(""), path, &out)
	return g.pick(out)
}

// Type returns the type of an argument.
func (c *Call) Type(i int) types.Type { return c.args[i].typ }

// Cell returns a part of an object.
func (g *Graph) Cell(o *Object, path string) *Cell { return g.cell(o, path) }

// Calls returns all that calls may run, in the order in which they were met.
func (g *Graph) Calls() []*Call { return g.calls }

// CallsOf returns the calls of a function or method by its full name, as types.Func.FullName spells it.
func (g *Graph) CallsOf(name string) []*Call { return g.named[name] }

// At returns what an instruction runs in an instance, or in all of them when in is nil.
func (g *Graph) At(in *Instance, instr ssa.CallInstruction) []*Call {
	if in != nil {
		return in.calls[instr]
	}
	var out []*Call
	for _, in := range g.byFunc[instr.Parent()] {
		out = append(out, in.calls[instr]...)
	}
	return out
}

// CallersOf returns the calls that run an instance.
func (g *Graph) CallersOf(in *Instance) []*Call { return in.callers }

// IsRoot reports whether somebody who is not seen may call the instance.
func (in *Instance) IsRoot() bool { return in.root }

// Below returns the instances that run on behalf of one, itself included.
func (g *Graph) Below(in *Instance) map[*Instance]bool {
	out := map[*Instance]bool{in: true}
	todo := []*Instance{in}
	for len(todo) > 0 {
		in := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		add := func(to *Instance) {
			if to != nil && !out[to] {
				out[to] = true
				todo = append(todo, to)
			}
		}
		for _, calls := range in.calls {
			for _, c := range calls {
				add(c.Callee)
			}
		}
		for _, anon := range in.Func.AnonFuncs { // function literals that it makes for others to call
			for _, made := range g.byFunc[anon] {
				if made.from == in || made.from == nil && made.root {
					add(made)
				}
			}
		}
	}
	return out
}

// Stores returns the instructions that may store to a cell, with the stored values.
func (g *Graph) Stores(c *Cell) []Stored {
	var out []Stored
	for _, st := range c.stores {
		out = append(out, Stored{Point{st.in, st.instr}, st.val})
	}
	return out
}

// Stored is a store of a value.
type Stored struct {
	At  Point
	Val ssa.Value
}

// Copied returns the cells from which the structs were copied that may have been stored over a cell, or over what
// encloses it.
func (g *Graph) Copied(c *Cell) []*Cell {
	var out members[cellID]
	for path := c.Path; ; path = path[:strings.LastIndexAny(path, ".[")] {
		if outer := g.cellOf[cellKey{c.Object.id, path}]; outer != nil {
			for _, st := range outer.stores {
				for from := range g.in(g.reg(st.in, st.val, c.Path[len(path):]+snapshot)) {
					out.add(from.id)
				}
			}
		}
		if path == "" {
			break
		}
	}
	for _, from := range c.Object.lists {
		out.add(g.inside(from, strings.TrimPrefix(c.Path, element)).id)
	}
	if src := c.Object.copied; src != nil {
		for at := range g.in(g.reg(src.in, src.addr, "")) {
			if at.Object.Kind != Constant {
				out.add(g.inside(at, src.path+c.Path).id)
			}
		}
	}
	return g.pick(out)
}

// HandedTo returns the instructions with which code without a body gets the address of a cell and may write there.
func (g *Graph) HandedTo(c *Cell) []Point {
	var out []Point
	for _, at := range c.calls {
		out = append(out, Point{at.in, at.instr})
	}
	return out
}

// Exposed reports whether code outside of the package can name the cell.
func (g *Graph) Exposed(c *Cell) bool { return g.isExposed(c) }

// Open reports whether code without a body may write to the cell.
func (c *Cell) Open() bool { return c.open != nil }

// Roots returns the instances that somebody who is not seen may call, in source order.
func (g *Graph) Roots() []*Instance { return slices.Clone(g.roots) }

// Bodies lists the functions that are followed, instances of generics and wrappers included, in the order in which
// they were met.
func (g *Graph) Bodies() []*ssa.Function {
	var out []*ssa.Function
	for _, in := range g.order {
		if g.byFunc[in.Func][0] == in {
			out = append(out, in.Func)
		}
	}
	return out
}

// Bound returns the method value through which a call runs its function, as in run := srv.ListenAndServe; run(); or
// nil.
func (c *Call) Bound() *ssa.MakeClosure {
	if len(c.args) == 0 || c.args[0].at == nil || c.args[0].v != nil {
		return nil
	}
	mc, _ := c.args[0].at.Object.Site.(*ssa.MakeClosure)
	return mc
}

// PointsToAddr returns the one cell to which an address leads, or nil when there are several.
func (g *Graph) PointsToAddr(in *Instance, addr ssa.Value) *Cell {
	if all := g.PointsTo(in, addr); len(all) == 1 && all[0].Object.Kind != Constant {
		return all[0]
	}
	return nil
}

// Followed reports whether the body of a function is followed.
func (g *Graph) Followed(f *ssa.Function) bool { return f != nil && len(g.byFunc[f]) > 0 }

// CellsOf returns the places in an object that code names.
func (g *Graph) CellsOf(o *Object) []*Cell {
	var out []*Cell
	for _, id := range o.cells {
		out = append(out, g.cells[id])
	}
	return out
}

// StoredTo returns the cells to which a pointer to a cell may be stored.
func (g *Graph) StoredTo(c *Cell) []*Cell {
	g.locate(c.Object)
	var out members[cellID]
	for _, st := range c.puts {
		if s, ok := st.instr.(*ssa.Store); ok {
			for at := range g.in(g.reg(st.in, s.Addr, "")) {
				out.add(at.id)
			}
			continue
		}
		for _, op := range st.instr.Operands(nil)[:1] {
			for at := range g.in(g.reg(st.in, *op, "")) {
				out.add(g.inside(at, element).id)
			}
		}
	}
	return g.pick(out)
}

// From returns the instance that calls, or that makes the function literal which it is; nil when it is not told apart
// by that.
func (in *Instance) From() *Instance { return in.from }

// Ways lists the paths by which code finds memory of some types behind a value in an instance, see Ref: the shortest
// one for each object. Elements of lists have none.
func (g *Graph) Ways(in *Instance, v ssa.Value, is func(types.Type) bool) []string {
	type place struct {
		c    *Cell
		path string
	}
	var out []string
	var todo []place
	seen := map[*Object]bool{}
	add := func(c *Cell, path string) {
		if !seen[c.Object] && c.Object.Kind != Constant && len(seen) < maxWays {
			seen[c.Object] = true
			todo = append(todo, place{c, path})
		}
	}
	for _, c := range g.PointsTo(in, v) {
		add(c, "")
	}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		for _, id := range at.c.Object.cells {
			inner := g.cells[id]
			if inner.typ == nil || !within(inner.Path, at.c.Path) || strings.ContainsAny(inner.Path, "[{@f") {
				continue
			}
			if is(inner.typ) {
				if way := at.path + inner.Path[len(at.c.Path):]; !slices.Contains(out, way) {
					out = append(out, way)
				}
				continue
			}
			if _, ok := inner.typ.Underlying().(*types.Pointer); ok && inner.content >= 0 && strings.Count(at.path, "*") < maxNesting {
				if len(seen) >= maxWays || len(g.sets[inner.content].list) > maxWays {
					continue // it may be anything
				}
				way := at.path + inner.Path[len(at.c.Path):] + "*"
				for next := range g.in(inner.content) {
					add(next, way)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// Untouched reports whether nothing is known to store to a cell, or to anything in it or around it, nor to hand it to
// code without a body.
func (g *Graph) Untouched(c *Cell) bool {
	for _, id := range c.Object.cells {
		other := g.cells[id]
		if (within(other.Path, c.Path) || within(c.Path, other.Path)) && len(other.stores)+len(other.calls)+len(other.touches) > 0 {
			return false
		}
	}
	return true
}
