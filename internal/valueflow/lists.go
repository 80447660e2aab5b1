package valueflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// This file knows lists of functions as sequences: `for _, option := range options { option(srv) }` runs all of one
// list, and not one of all functions that are in some list.

// whole is the leaf of a slice of functions for the very list that it is. The leaf "" has the lists too from which
// that was appended.
const whole = "="

// hasWhole reports whether lists of a type are known as sequences.
func hasWhole(t *types.Slice) bool {
	switch u := t.Elem().Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0
	}
	return false
}

// fresh says that a value is a list of its own.
func (g *Graph) fresh(in *Instance, v ssa.Value, o *Object) {
	if slices.Contains(g.leaves(v.Type()), whole) {
		g.add(g.reg(in, v, whole), g.cell(o, ""))
	}
}

// slice passes a list on, or a part of it, of which the sequence is not known.
func (g *Graph) slice(in *Instance, x *ssa.Slice) {
	g.edge(g.reg(in, x.X, ""), g.reg(in, x, ""))
	if !slices.Contains(g.leaves(x.Type()), whole) {
		return
	}
	if _, array := x.X.Type().Underlying().(*types.Pointer); array && x.Low == nil && x.High == nil && x.Max == nil {
		g.edge(g.reg(in, x.X, ""), g.reg(in, x, whole))
		return
	}
	g.fresh(in, x, g.made(Computed, x, in, x.Type()))
}

// Element is an element of a list.
type Element struct {
	In  *Instance
	Val ssa.Value
}

// Sequences returns all lists that a slice of functions may be. ok is false when there may be others.
func (g *Graph) Sequences(in *Instance, v ssa.Value) (all [][]Element, ok bool) {
	parts := map[*Object]bool{}
	if all, ok = g.sequences(g.reg(in, v, whole), parts); !ok || len(all) == 0 {
		return nil, false
	}
	for c := range g.in(g.reg(in, v, "")) {
		if _, part := parts[c.Object]; !part {
			return nil, false
		}
	}
	return all, true
}

// sequences adds to parts what the lists are made of, with true for what is being looked at.
func (g *Graph) sequences(n node, parts map[*Object]bool) (all [][]Element, ok bool) {
	for c := range g.in(n) {
		if c.Path != "" || parts[c.Object] {
			return nil, false // it grows in a loop
		}
		parts[c.Object] = true
		more, ok := g.sequencesOf(c.Object, parts)
		if !ok || len(all)+len(more) > maxSequences {
			return nil, false
		}
		parts[c.Object] = false
		all = append(all, more...)
	}
	return all, true
}

func (g *Graph) sequencesOf(o *Object, parts map[*Object]bool) ([][]Element, bool) {
	if o.Kind == Constant {
		return [][]Element{nil}, true
	}
	stores := g.cell(o, element).stores
	switch site := o.Site.(type) {
	case *ssa.Alloc:
		array, ok := o.Type.Underlying().(*types.Array)
		if !ok || array.Len() > int64(len(stores)) {
			return nil, false
		}
		seq := make([]Element, array.Len())
		for _, st := range stores {
			i, ok := constantIndex(st.instr)
			if !ok || st.in != o.In || seq[i].Val != nil && seq[i] != (Element{st.in, st.val}) {
				return nil, false
			}
			seq[i] = Element{st.in, st.val}
		}
		return [][]Element{seq}, !slices.Contains(seq, Element{})
	case *ssa.Slice: // make([]F, 0, 8), or list[:0]
		high, ok := site.High.(*ssa.Const)
		for c := range g.in(g.reg(o.In, site.X, "")) {
			parts[c.Object] = false
		}
		return [][]Element{nil}, ok && high.Int64() == 0
	case *ssa.Call:
		args := site.Call.Args
		if b, ok := site.Call.Value.(*ssa.Builtin); !ok || b.Name() != "append" || len(args) != 2 || len(stores) > 0 {
			return nil, false
		}
		heads, ok := g.sequences(g.reg(o.In, args[0], whole), parts)
		tails, also := g.sequences(g.reg(o.In, args[1], whole), parts)
		if !ok || !also || len(heads) == 0 || len(tails) == 0 || len(heads)*len(tails) > maxSequences {
			return nil, false
		}
		var all [][]Element
		for _, head := range heads {
			for _, tail := range tails {
				all = append(all, slices.Concat(head, tail))
			}
		}
		return all, true
	}
	return nil, false
}

// constantIndex returns the index of the element to which an instruction stores, when that is constant.
func constantIndex(instr ssa.Instruction) (int, bool) {
	at, ok := storeAddr(instr).(*ssa.IndexAddr)
	if !ok {
		return 0, false
	}
	i, ok := at.Index.(*ssa.Const)
	return int(i.Int64()), ok
}

// ranged returns the list whose elements a call runs one by one, and whether each of them is run for certain, or nil.
func ranged(instr ssa.CallInstruction) (list ssa.Value, sure bool) {
	ld, ok := instr.Common().Value.(*ssa.UnOp)
	if !ok || ld.Op != token.MUL {
		return nil, false
	}
	at, ok := ld.X.(*ssa.IndexAddr)
	if !ok {
		return nil, false
	}
	if _, ok := at.X.Type().Underlying().(*types.Slice); !ok {
		return nil, false
	}
	index := at.Index
	if op, ok := index.(*ssa.BinOp); ok {
		index = op.X
	}
	phi, ok := index.(*ssa.Phi)
	if !ok {
		return nil, false
	}
	for _, from := range phi.Block().Preds {
		if phi.Block().Dominates(from) && !instr.Block().Dominates(from) {
			return at.X, false
		}
	}
	return at.X, true
}

// Given returns the parameter by which strangers give the list whose functions a call runs one by one, or nil.
func (g *Graph) Given(in *Instance, instr ssa.Instruction) *ssa.Parameter {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	list, _ := ranged(call)
	param, ok := list.(*ssa.Parameter)
	if !ok || !in.root {
		return nil
	}
	return param
}

// runs is a call that runs all functions of one of several lists.
type runs struct {
	lists [][]*Call // those that handle the struct
	sure  bool      // each of the functions runs, and no list is empty
	spare bool      // one of the lists leaves the fields unset
}

// sequence returns what a call runs that goes through a list of functions, or nil when that is not known.
func (f *flow) sequence(at Point, instr ssa.CallInstruction) *runs {
	if r, ok := f.sequenced[at]; ok {
		return r
	}
	f.sequenced[at] = nil
	list, sure := ranged(instr)
	if list == nil || f.leaks[at] != 0 {
		return nil
	}
	all, ok := f.g.Sequences(at.In, list)
	if !ok {
		return nil
	}
	r := &runs{sure: sure}
	for _, seq := range all {
		r.sure = r.sure && len(seq) > 0
		var calls []*Call
		for _, e := range seq {
			c := f.g.runBy(at.In, instr, e)
			if c == nil {
				return nil
			}
			if f.relevant[c.Callee] {
				calls = append(calls, c)
			}
		}
		r.lists = append(r.lists, calls)
	}
	f.sequenced[at] = r
	return r
}

// runBy returns the call that an instruction makes when an element is what it calls, or nil when that is not one.
func (g *Graph) runBy(in *Instance, instr ssa.CallInstruction, e Element) *Call {
	held := g.PointsTo(e.In, e.Val)
	if len(held) != 1 {
		return nil
	}
	for _, c := range in.calls[instr] {
		if c.Callee == nil || c.Mode != Now || c.Through != nil {
			continue
		}
		switch site := held[0].Object.Site.(type) {
		case *ssa.Function:
			if c.Callee.Func == site {
				return c
			}
		case *ssa.MakeClosure:
			if c.Callee.Func == site.Fn {
				return c
			}
		}
		if len(c.args) > 0 && c.args[0].at == held[0] {
			return c
		}
	}
	return nil
}

// runAll takes a fact through all lists that a call may run.
func (f *flow) runAll(x fact, r *runs) {
	for i := range r.lists {
		f.runNext(link{entry: x.entry, b: x.b, i: x.i + 1, list: i + 1, start: x.bit}, r, x.bit)
	}
}

// runNext goes on with the next function of a list, or behind the call.
func (f *flow) runNext(back link, r *runs, bit Bits) {
	list := r.lists[back.list-1]
	if back.next == len(list) {
		here := Point{back.in, back.b.Instrs[back.i-1]}
		switch {
		case back.start != Unset:
		case bit == Unset && !r.spare:
			r.spare, f.weaker = true, true
		case bit != Unset:
			f.weaken(back.in, here.Instr, "is set by one of several functions that may be called")
		}
		f.push(fact{back.entry, back.b, back.i, bit})
		return
	}
	callee := list[back.next].Callee
	back.next++
	to := entry{callee, bit}
	f.enter(callee, bit, bit)
	if !slices.Contains(f.links[to], back) {
		f.links[to] = append(f.links[to], back)
		for _, out := range apart {
			if f.exits[to]&out != 0 {
				f.runNext(back, r, out)
			}
		}
	}
}
