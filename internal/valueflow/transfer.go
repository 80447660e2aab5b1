package valueflow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

func (f *flow) push(x fact) {
	if x.bit == 0 || f.seen[x] {
		return
	}
	f.seen[x] = true
	f.work = append(f.work, x)
}

// spread pushes a fact with each of several bits.
func (f *flow) spread(x fact, bits Bits) {
	for _, bit := range apart {
		if bits&bit != 0 {
			x.bit = bit
			f.push(x)
		}
	}
}

func (f *flow) drain() {
	for len(f.work) > 0 {
		x := f.work[len(f.work)-1]
		f.work = f.work[:len(f.work)-1]
		f.forward(x)
		if f.steps > maxFlow {
			return
		}
	}
}

// forward takes a fact to the end of its block, or to where it becomes others.
func (f *flow) forward(x fact) {
	for ; x.i < len(x.b.Instrs); x.i++ {
		if f.steps++; f.steps > maxFlow {
			return
		}
		instr := x.b.Instrs[x.i]
		here := Point{x.in, instr}
		switch instr := instr.(type) {
		case *ssa.Store, *ssa.Send, *ssa.MapUpdate:
			if f.puts[here] && !f.g.starting[x.in] {
				f.put |= x.bit
			}
			if stores := f.stores[here]; stores != nil {
				next := x
				next.i++
				f.spread(next, f.store(stores[0], x))
				return
			}
		case *ssa.Call, *ssa.Go, *ssa.Defer:
			f.at[here] |= x.bit
			if !f.call(instr.(ssa.CallInstruction), x) {
				return
			}
			continue
		case *ssa.UnOp, *ssa.Lookup, *ssa.Next, *ssa.Select, *ssa.MakeClosure, *ssa.Return, *ssa.MakeInterface:
			f.at[here] |= x.bit
		case *ssa.If:
			if (x.bit == Unset || x.bit == Passes) && f.guards(x.in, instr) {
				x.bit = Set
			}
			if yes, sure := f.g.asserts(x.in, instr.Cond); sure {
				to := x.b.Succs[1]
				if yes {
					to = x.b.Succs[0]
				}
				f.push(fact{x.entry, to, 0, x.bit})
				return
			}
		}
		if v, ok := instr.(ssa.Value); ok && f.c.Object.Site == v && f.c.Object.In == x.in {
			return // the next one is born
		}
		if ret, ok := instr.(*ssa.Return); ok {
			f.leave(ret, x)
			return
		}
	}
	for _, to := range x.b.Succs {
		if x.bit == Unset {
			if weak, never := f.leavesWeakLoop(x.in, x.b, to); never {
				continue
			} else if weak {
				f.push(fact{x.entry, to, 0, Maybe})
				continue
			}
		}
		if x.b.Index == 0 && to.Comment == "init.done" {
			continue // the second call of the initialiser, which never comes
		}
		f.push(fact{x.entry, to, 0, x.bit})
	}
}

// value says what the store of a value makes of the group; nil is the zero value.
func (f *flow) value(in *Instance, v ssa.Value) Bits {
	switch {
	case f.ask.Value != nil:
		return f.ask.Value(in, v)
	case v == nil || f.g.Zero(in, v):
		return Unset
	}
	return Set
}

// store says what becomes of a state at a store.
func (f *flow) store(st storeTo, x fact) Bits {
	var to Bits
	if !st.whole {
		if to = f.value(st.in, st.val); len(f.fields) > 1 {
			to = x.bit.with(st.field, to != Unset)
		}
	} else if to = f.copyOver(st); to == 0 {
		return x.bit
	}
	if !st.strong {
		if x.bit == Unset && to&^Unset != 0 || x.bit != Unset && to&Unset != 0 {
			f.poisonAt("is one of several that a statement may set", st.instr.Pos(), x.bit == Unset)
			return x.bit&^Unset | Maybe
		}
		return x.bit
	}
	if x.bit == Unset && to&^Unset != 0 {
		f.changed = true
		if fa, ok := storeAddr(st.instr).(*ssa.FieldAddr); ok && f.perElement(st.in, st.instr.Block(), fa.X) {
			f.weaken(st.in, st.instr, "is set for each element of a list")
		}
		if f.c.Object.In != nil && f.c.Object.In.Merged {
			f.poison("is made on many ways", st.instr.Pos())
		}
	}
	return to
}

func (f *flow) poisonAt(why string, pos token.Pos, yes bool) {
	if yes {
		f.poison(why, pos)
	} else {
		f.because(why, pos)
	}
}

// copyOver says what the store of a whole struct makes of the group.
func (f *flow) copyOver(st storeTo) Bits {
	if _, ok := st.val.Type().Underlying().(*types.Struct); !ok {
		if _, ok := st.val.Type().Underlying().(*types.Array); !ok {
			return 0
		}
	}
	if c, ok := st.val.(*ssa.Const); ok && c.Value == nil {
		return f.value(nil, nil)
	}
	var out Bits
	for c := range f.g.in(f.g.reg(st.in, st.val, st.rest+snapshot)) {
		var a Answer
		if c.Object.copied != nil {
			a = f.g.State(c, f.ask, Point{})
		} else {
			a = f.g.outside(c, f.ask)
		}
		out |= a.Bits
		if a.Bits&Maybe != 0 {
			f.because(a.Why, a.Pos)
		}
	}
	if out == 0 {
		f.because("is copied from a value that cannot be followed", st.instr.Pos())
		return Maybe
	}
	return out
}

// outside answers for a struct value that a function without a body returns, or that strangers hand in.
func (g *Graph) outside(c *Cell, ask Ask) Answer {
	f := &flow{g: g, c: c, ask: ask, seen: map[fact]bool{}, births: map[*Instance][]*ssa.BasicBlock{}}
	if c.Object.Kind == Foreign && f.bornOutside() {
		var bits Bits
		for x := range f.seen {
			bits |= x.bit
		}
		return Answer{Bits: bits}
	}
	if f.why == "" {
		f.why, f.pos = "comes from a caller that is not seen", c.Object.Pos()
	}
	return Answer{Maybe, f.why, f.pos}
}

// leavesWeakLoop reports whether control leaves a loop on the way to a block in which something may or may not have
// set the fields; never reports that it has, for certain.
func (f *flow) leavesWeakLoop(in *Instance, b, to *ssa.BasicBlock) (weak, never bool) {
	for at := range f.weak {
		if at.In != in {
			continue
		}
		w := at.Instr.Block()
		if w.Parent() != b.Parent() || !cyclic(w, nil) || !flows(b, w) || !flows(w, b) || flows(to, w) && flows(w, to) {
			continue
		}
		r := f.sequenced[at]
		if r != nil && r.spare {
			continue
		}
		weak, never = true, never || r != nil && r.sure
	}
	return weak, never
}

// storeAddr returns the address to which an instruction stores, or nil.
func storeAddr(instr ssa.Instruction) ssa.Value {
	if st, ok := instr.(*ssa.Store); ok {
		return st.Addr
	}
	return nil
}

// perElement reports whether a block runs for each element of something, v being one of them: it is another one in
// each round of the loop.
func (f *flow) perElement(in *Instance, b *ssa.BasicBlock, v ssa.Value) bool {
	return f.loops(in, b) && varies(b, v, map[ssa.Value]bool{})
}

// varies reports whether a value is one of several that the rounds of the loop of a block take from somewhere.
func varies(b *ssa.BasicBlock, v ssa.Value, seen map[ssa.Value]bool) bool {
	instr, ok := v.(ssa.Instruction)
	if !ok || seen[v] {
		return false
	}
	seen[v] = true
	round := flows(b, instr.Block()) && flows(instr.Block(), b)
	switch x := v.(type) {
	case *ssa.Phi, *ssa.Next, *ssa.Lookup, *ssa.Select:
		return round
	case *ssa.UnOp:
		return x.Op == token.ARROW && round || x.Op == token.MUL && varies(b, x.X, seen)
	case *ssa.IndexAddr:
		return round
	case *ssa.Alloc: // the variable of a loop
		for _, ref := range *x.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == x && varies(b, st.Val, seen) {
				return true
			}
		}
	case *ssa.FieldAddr, *ssa.Field, *ssa.Extract, *ssa.TypeAssert, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.MakeInterface:
		for _, op := range instr.Operands(nil) {
			if varies(b, *op, seen) {
				return true
			}
		}
	}
	return false
}

// loops reports whether a block runs again and again for one struct.
func (f *flow) loops(in *Instance, b *ssa.BasicBlock) bool {
	if !cyclic(b, nil) {
		return false
	}
	for _, birth := range f.births[in] {
		if birth == b || flows(birth, b) && flows(b, birth) {
			return false
		}
	}
	return true
}

// call takes a fact over a call. It reports whether the fact goes on as it is.
func (f *flow) call(instr ssa.CallInstruction, x fact) bool {
	here := Point{x.in, instr}
	if leak, ok := f.leaks[here]; ok {
		bits := leak
		if leak == Maybe {
			bits = x.bit
			if x.bit == Passes {
				bits |= Maybe
			}
			if x.bit == Unset {
				bits = Maybe
				f.because("is handed to code that is not known", instr.Pos())
				if f.loops(x.in, x.b) { // for each option that somebody gives
					f.weaken(x.in, instr, "is handed to code that is not known")
				}
			}
			if _, now := instr.(*ssa.Call); !now && x.bit == Unset {
				f.poison("is handed to code that is not known", instr.Pos())
			}
		} else if bits&Passes != 0 {
			bits = bits&^Passes | x.bit
		}
		if bits != x.bit {
			x.i++
			f.spread(x, bits)
			return false
		}
	}
	if site := f.c.Object.Site; site != nil && site == instr.Value() && f.c.Object.In == x.in {
		return false // the next one is born
	}
	if r := f.sequence(here, instr); r != nil {
		f.runAll(x, r)
		return false
	}
	var inside []*Call
	passes := false
	through := false
	for _, c := range x.in.calls[instr] {
		through = through || c.Through != nil
	}
	for _, c := range x.in.calls[instr] {
		switch {
		case c.Callee == nil:
			passes = passes || !through
		case !f.relevant[c.Callee]:
			passes = passes || c.Mode == Now
		case c.Mode != Now:
			passes = true
			f.enter(c.Callee, byGo|x.bit, x.bit)
		default:
			passes = passes || c.iterates
			inside = append(inside, c)
		}
	}
	weak := x.bit == Unset && f.weak[here] && !cyclic(x.b, nil)
	if len(inside) == 0 && !weak {
		return true
	}
	for _, c := range inside {
		to := entry{c.Callee, x.bit}
		f.enter(c.Callee, x.bit, x.bit)
		back := link{entry: x.entry, b: x.b, i: x.i + 1, several: len(inside) > 1 || passes, loop: c.iterates || f.callPerElement(x.in, instr)}
		if !slices.Contains(f.links[to], back) {
			f.links[to] = append(f.links[to], back)
			for _, bit := range apart {
				if f.exits[to]&bit != 0 {
					f.resume(back, to, bit)
				}
			}
		}
	}
	if weak && (passes || len(inside) == 0) {
		x.bit, x.i = Maybe, x.i+1
		f.push(x)
		return false
	}
	return passes || len(inside) == 0
}

// callPerElement reports whether a call runs for each element of something: of functions, or of what it gets.
func (f *flow) callPerElement(in *Instance, instr ssa.CallInstruction) bool {
	common := instr.Common()
	if common.StaticCallee() == nil && f.perElement(in, instr.Block(), common.Value) {
		return true
	}
	return slices.ContainsFunc(common.Args, func(v ssa.Value) bool { return f.perElement(in, instr.Block(), v) })
}

func (f *flow) enter(in *Instance, by, bit Bits) {
	f.push(fact{entry{in, by}, in.Func.Blocks[0], 0, bit})
}

// resume goes on behind a call that returned.
func (f *flow) resume(back link, from entry, bit Bits) {
	if back.list > 0 {
		f.runNext(back, f.sequenced[Point{back.in, back.b.Instrs[back.i-1]}], bit)
		return
	}
	if from.by == Unset && bit == Unset && back.several && f.weak[Point{back.in, back.b.Instrs[back.i-1]}] {
		bit = Maybe
	} else if from.by == Unset && bit != Unset {
		switch {
		case back.several:
			f.weaken(back.in, back.b.Instrs[back.i-1], "is set by one of several functions that may be called")
			bit = Maybe
		case back.loop:
			f.weaken(back.in, back.b.Instrs[back.i-1], "is set for each element of a list")
		}
	}
	f.push(fact{back.entry, back.b, back.i, bit})
}

// leave takes a fact out of a function.
func (f *flow) leave(ret *ssa.Return, x fact) {
	if f.exits[x.entry]&x.bit != 0 {
		return
	}
	f.exits[x.entry] |= x.bit
	was := x.by & states
	switch {
	case x.by == born:
		for _, c := range x.in.callers {
			if c.Mode != Now {
				f.pool |= x.bit
				continue
			}
			if c.In.Func.Blocks == nil {
				continue
			}
			b := c.Instr.Block()
			if !slices.Contains(f.births[c.In], b) {
				f.births[c.In] = append(f.births[c.In], b)
			}
			f.push(fact{entry{c.In, born}, b, indexOf(c.Instr) + 1, x.bit})
		}
		switch {
		case f.g.isInit(x.in):
			f.initial |= x.bit
		case x.in.root:
			f.pool |= x.bit
		}
	case x.by&byGo != 0:
		if was == Unset && x.bit != Unset {
			for _, c := range x.in.callers {
				f.weaken(c.In, c.Instr, "is set at some other time")
			}
			if len(x.in.callers) == 0 {
				f.poison("is set at some other time", ret.Pos())
			}
		}
	case x.by&byPool != 0:
		f.pool |= x.bit
		if was == Unset && x.bit != Unset && !f.g.isMain(x.in) && !f.g.dead[x.in] {
			f.poison("is set by a function that is called at some other time", x.in.Func.Pos())
		}
	default:
		for _, back := range f.links[x.entry] {
			f.resume(back, x.entry, x.bit)
		}
	}
}
