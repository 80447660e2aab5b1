package valueflow

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// visit sees to it that the constraints of a function in a context are added.
func (g *Graph) visit(in *Instance) {
	if !in.visited {
		in.visited = true
		g.pending = append(g.pending, in)
	}
}

func (g *Graph) constrain(in *Instance) {
	for _, b := range in.Func.Blocks {
		for _, instr := range b.Instrs {
			g.instruction(in, instr)
		}
	}
}

// instruction adds the constraints of an instruction. Every kind of instruction of SSA form has an arm.
func (g *Graph) instruction(in *Instance, instr ssa.Instruction) {
	switch x := instr.(type) {
	case *ssa.Alloc:
		g.allocate(in, x, pointee(x.Type()))
	case *ssa.MakeSlice:
		g.fresh(in, x, g.allocate(in, x, x.Type()))
	case *ssa.MakeMap:
		g.allocate(in, x, x.Type())
	case *ssa.MakeChan:
		g.allocate(in, x, x.Type())
	case *ssa.MakeClosure:
		o := g.allocate(in, x, x.Type())
		for i, binding := range x.Bindings {
			for _, l := range g.leaves(binding.Type()) {
				g.edge(g.reg(in, binding, l), g.memory(g.cell(o, captured(i)+l)))
			}
		}
	case *ssa.MakeInterface:
		g.box(in, x)
	case *ssa.FieldAddr:
		g.address(in, x.X, x, step(x.Field))
	case *ssa.IndexAddr:
		g.address(in, x.X, x, element)
	case *ssa.Slice:
		g.slice(in, x)
	case *ssa.SliceToArrayPointer:
		g.edge(g.reg(in, x.X, ""), g.reg(in, x, ""))
	case *ssa.UnOp:
		switch x.Op {
		case token.MUL:
			g.load(in, x, x.X, x.Type(), "", "")
		case token.ARROW:
			g.loadMaybe(in, x, x.X, x.CommaOk)
		default:
			g.compute(in, x)
		}
	case *ssa.Store:
		g.store(in, x, x.Addr, x.Val, "")
	case *ssa.Send:
		g.store(in, x, x.Chan, x.X, element)
	case *ssa.MapUpdate:
		g.store(in, x, x.Map, x.Value, element)
		g.keys(in, x)
	case *ssa.Lookup:
		g.loadMaybe(in, x, x.X, x.CommaOk)
	case *ssa.Next:
		g.next(in, x)
	case *ssa.Field:
		g.part(in, x.X, step(x.Field), x, "")
	case *ssa.Index:
		if _, text := x.X.Type().Underlying().(*types.Basic); !text {
			g.part(in, x.X, element, x, "")
		}
	case *ssa.Extract:
		g.part(in, x.Tuple, result(x.Index), x, "")
	case *ssa.Phi:
		for _, e := range x.Edges {
			g.copy(in, e, x)
		}
	case *ssa.ChangeType:
		g.copy(in, x.X, x)
	case *ssa.ChangeInterface:
		g.copy(in, x.X, x)
	case *ssa.Convert:
		g.convert(in, x, x.X)
	case *ssa.MultiConvert:
		g.convert(in, x, x.X)
	case *ssa.TypeAssert:
		g.assert(in, x)
	case *ssa.Select:
		n := 2
		for _, st := range x.States {
			if st.Dir == types.RecvOnly {
				g.load(in, x, st.Chan, st.Chan.Type().Underlying().(*types.Chan).Elem(), element, result(n))
				n++
			} else {
				g.store(in, x, st.Chan, st.Send, element)
			}
		}
	case *ssa.Return:
		for i, r := range x.Results {
			to := ""
			if len(x.Results) > 1 {
				to = result(i)
			}
			for _, l := range g.leaves(r.Type()) {
				g.edge(g.reg(in, r, l), g.resultNode(in, to+l))
			}
		}
		g.returns[in] = append(g.returns[in], x)
	case *ssa.Call, *ssa.Go, *ssa.Defer:
		g.call(in, x.(ssa.CallInstruction))
	case *ssa.BinOp:
		g.compute(in, x)
	case *ssa.Range, *ssa.If, *ssa.Jump, *ssa.Panic, *ssa.RunDefers, *ssa.DebugRef:
		// Control, and what Next takes from a Range.
	default:
		panic(fmt.Sprintf("valueflow: no constraint for %T", instr))
	}
}

func captured(i int) string { return fmt.Sprintf("fv%d", i) }

func (g *Graph) allocate(in *Instance, v ssa.Value, typ types.Type) *Object {
	o := g.made(Allocated, v, in, typ)
	g.add(g.reg(in, v, ""), g.cell(o, ""))
	return o
}

// compute makes a value of its own of the result of an operation.
func (g *Graph) compute(in *Instance, v ssa.Value) {
	for _, l := range g.leaves(v.Type()) {
		c := g.anything(v.Type())
		if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
			o := g.made(Computed, v, in, v.Type()) // texts tell something by their beginning
			o.boxed = true
			c = g.cell(o, "")
		}
		g.add(g.reg(in, v, l), c)
	}
}

// convert passes on a value whose type changes. Text and bytes are not the same.
func (g *Graph) convert(in *Instance, v, from ssa.Value) {
	_, a := from.Type().Underlying().(*types.Basic)
	_, b := v.Type().Underlying().(*types.Basic)
	if a != b || types.TypeString(from.Type(), nil) == "unsafe.Pointer" || types.TypeString(v.Type(), nil) == "unsafe.Pointer" {
		g.compute(in, v)
		return
	}
	if len(g.leaves(from.Type())) == 0 {
		g.compute(in, v) // what it was was not followed
		return
	}
	g.copy(in, from, v)
}

func (g *Graph) copy(in *Instance, from, to ssa.Value) {
	for _, l := range g.leaves(to.Type()) {
		g.edge(g.reg(in, from, l), g.reg(in, to, l))
	}
}

// part passes on a part of a value.
func (g *Graph) part(in *Instance, from ssa.Value, path string, to ssa.Value, at string) {
	for _, l := range g.leaves(to.Type()) {
		g.edge(g.reg(in, from, path+l), g.reg(in, to, at+l))
	}
}

func (g *Graph) address(in *Instance, of, to ssa.Value, path string) {
	n := g.reg(in, to, "")
	g.when(g.reg(in, of, ""), func(at *Cell) {
		if at.Object.Kind != Constant {
			g.add(n, g.inside(at, path))
		}
	})
}

// load passes on what the memory behind an address holds.
func (g *Graph) load(in *Instance, v, addr ssa.Value, t types.Type, path, to string) {
	ls := g.leaves(t)
	if len(ls) == 0 {
		return
	}
	var snap *Object
	paths := joined(path, ls)
	g.when(g.reg(in, addr, ""), func(at *Cell) {
		if at.Object.Kind == Constant {
			return
		}
		if at.Object.iter {
			return
		}
		for i, l := range ls {
			n := g.reg(in, v, to+l)
			if inner, ok := strings.CutSuffix(l, snapshot); ok && !at.Object.boxed {
				if snap == nil {
					snap = g.object(objectKey{site: v, in: in, index: to + snapshot}, &Object{Kind: Allocated, Site: v, In: in, Type: t})
					snap.copied = &source{in, addr, path}
				}
				g.add(n, g.cell(snap, inner))
				continue
			}
			g.edge(g.memory(g.inside(at, paths[i])), n)
		}
	})
}

// joined puts a path before others.
func joined(path string, rest []string) []string {
	if path == "" {
		return rest
	}
	out := make([]string, len(rest))
	for i, r := range rest {
		out[i] = path + r
	}
	return out
}

// loadMaybe is load for instructions whose result may come with an ok.
func (g *Graph) loadMaybe(in *Instance, v, from ssa.Value, commaOk bool) {
	t, to := v.Type(), ""
	if commaOk {
		t, to = t.(*types.Tuple).At(0).Type(), result(0)
	}
	g.load(in, v, from, t, element, to)
}

func (g *Graph) store(in *Instance, instr ssa.Instruction, addr, val ssa.Value, path string) {
	ls := g.leaves(val.Type())
	paths := joined(path, ls)
	g.when(g.reg(in, addr, ""), func(at *Cell) {
		if at.Object.Kind == Constant {
			return
		}
		st := storeAt{in, instr, val}
		if n := len(g.stores); n == 0 || g.stores[n-1] != st {
			g.stores = append(g.stores, st)
		}
		to := g.inside(at, path)
		to.stores = append(to.stores, st)
		for i, l := range ls {
			if !strings.HasSuffix(l, snapshot) {
				g.edge(g.reg(in, val, l), g.memory(g.inside(at, paths[i])))
			}
		}
	})
}

// keyPath is where a map has its keys.
const keyPath = "{}"

func (g *Graph) keys(in *Instance, x *ssa.MapUpdate) {
	for _, l := range g.leaves(x.Key.Type()) {
		if !strings.HasSuffix(l, snapshot) {
			g.when(g.reg(in, x.Map, ""), func(at *Cell) {
				if at.Object.Kind == Allocated {
					g.edge(g.reg(in, x.Key, l), g.memory(g.inside(at, keyPath+l)))
				}
			})
		}
	}
}

// next passes on the elements of a map.
func (g *Graph) next(in *Instance, x *ssa.Next) {
	rg, ok := x.Iter.(*ssa.Range)
	if !ok || x.IsString {
		return
	}
	if m, ok := rg.X.Type().Underlying().(*types.Map); ok {
		g.load(in, x, rg.X, m.Key(), keyPath, result(1))
		g.load(in, x, rg.X, m.Elem(), element, result(2))
	}
}

// box makes an interface of a value. A pointer stays what it is; anything else gets a box.
func (g *Graph) box(in *Instance, x *ssa.MakeInterface) {
	if _, ok := x.X.Type().Underlying().(*types.Pointer); ok {
		g.edge(g.reg(in, x.X, ""), g.reg(in, x, ""))
		return
	}
	o := g.object(objectKey{site: x, in: in}, &Object{Kind: Allocated, Site: x, In: in, Type: x.X.Type(), boxed: true})
	for _, l := range g.leaves(x.X.Type()) {
		g.edge(g.reg(in, x.X, l), g.memory(g.cell(o, l)))
	}
	g.add(g.reg(in, x, ""), g.cell(o, ""))
}

// assert takes a value out of an interface, when it is of the type.
func (g *Graph) assert(in *Instance, x *ssa.TypeAssert) {
	to := ""
	if x.CommaOk {
		to = result(0)
	}
	want := x.AssertedType
	g.when(g.reg(in, x.X, ""), func(at *Cell) {
		o := at.Object
		if o.Kind == Constant {
			return
		}
		switch dynamic := o.dynamicType(at); {
		case dynamic == nil || types.IsInterface(dynamic):
			// Unknown: it may be of any type.
			g.assertUnknown(in, x, at, to)
		case types.IsInterface(want):
			if types.Implements(dynamic, want.Underlying().(*types.Interface)) {
				g.add(g.reg(in, x, to), at)
			}
		case !types.Identical(dynamic, want):
		case o.boxed && at.Path == "":
			for _, l := range g.leaves(want) {
				g.edge(g.memory(g.cell(o, l)), g.reg(in, x, to+l))
			}
		default:
			g.add(g.reg(in, x, to), at)
		}
	})
}

// assertUnknown takes a value of the wanted type out of an interface about which nothing is known.
func (g *Graph) assertUnknown(in *Instance, x *ssa.TypeAssert, at *Cell, to string) {
	if types.IsInterface(x.AssertedType) {
		g.add(g.reg(in, x, to), at)
		return
	}
	// One object of the asserted type stands for all that unknown interfaces hold.
	o := g.object(objectKey{site: x, in: in}, &Object{Kind: Foreign, Site: x, In: in, Type: pointee(x.AssertedType)})
	for _, l := range g.leaves(x.AssertedType) {
		g.foreign(in, x, to, l, o)
	}
}

// dynamicType returns the type of the value in an interface that holds the cell, or nil when it is unknown.
func (o *Object) dynamicType(at *Cell) types.Type {
	switch {
	case o.Kind == Code:
		return o.Type
	case o.boxed && at.Path == "":
		return o.Type
	case at.typ == nil:
		return nil
	}
	if o.Kind == Given || o.Kind == Foreign {
		if types.IsInterface(at.typ) {
			return nil
		}
	}
	switch o.Site.(type) {
	case *ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeChan, *ssa.MakeClosure:
		if at.Path == "" {
			return at.typ
		}
	}
	return types.NewPointer(at.typ)
}
