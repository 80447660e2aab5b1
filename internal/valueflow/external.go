package valueflow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// external adds a call of a function without a body; fn is nil when even its name is unknown.
func (g *Graph) external(in *Instance, instr ssa.CallInstruction, mode Mode, through, fn *types.Func, args []operand) {
	c := &Call{In: in, Instr: instr, Fn: fn, Mode: mode, Through: through, args: args}
	var recv *Cell
	if len(args) > 0 {
		recv = args[0].at
	}
	if c = g.record(in, target{instr, nil, fn, nil, recv}, c); c == nil {
		return
	}
	if fn != nil {
		c.effect = g.cfg.External(fn)
	}
	e := c.effect
	for k, ref := range e.Touches {
		if ref.Arg < len(args) {
			g.follow(args[ref.Arg].leaf(""), ref.Path, func(at *Cell) { at.touches = append(at.touches, touchAt{c, k}) })
		}
	}
	if !e.Pure {
		g.opaque = append(g.opaque, c)
		for i, a := range args {
			if e.leaves(i) {
				g.hand(a, in, instr)
			}
		}
	}
	run := func(a operand, mode Mode) {
		g.when(a.leaf(""), func(at *Cell) { g.dynamic(in, instr, mode, cmpOr(fn, through), at, nil) })
	}
	for _, i := range e.Runs {
		if i < len(args) {
			run(args[i], max(mode, Now))
		}
	}
	for i, a := range args {
		_, isFunc := a.typ.Underlying().(*types.Signature)
		if slices.Contains(e.Starts, i) || isFunc && !slices.Contains(e.Runs, i) && e.Returns == nil {
			run(a, Later)
		}
		if isFunc || e.Pure {
			continue
		}
		g.variadic(a, func(inner node) {
			g.when(inner, func(at *Cell) {
				switch at.Object.Site.(type) {
				case *ssa.MakeClosure, *ssa.Function:
					g.dynamic(in, instr, Later, cmpOr(fn, through), at, nil)
				}
			})
		})
	}
	for _, f := range e.Puts {
		if f.From < len(args) && f.To < len(args) {
			g.when(args[f.To].leaf(""), func(to *Cell) {
				if to.Object.Kind != Constant {
					for _, l := range g.leaves(args[f.From].typ) {
						g.edge(args[f.From].leaf(l), g.memory(g.inside(to, element+l)))
					}
				}
			})
		}
	}
	if v := instr.Value(); v != nil && through == nil {
		g.results(c, v)
	}
}

func cmpOr(a, b *types.Func) *types.Func {
	if a != nil {
		return a
	}
	return b
}

// leaves reports whether the function may write or keep what an argument leads to.
func (e Effect) leaves(arg int) bool {
	if e.Pure || e.Known[arg] {
		return false
	}
	for _, from := range e.Returns {
		if from == arg {
			return false
		}
	}
	for _, f := range e.Puts {
		if f.From == arg || f.To == arg {
			return false
		}
	}
	return !slices.Contains(e.Gets, arg) && !slices.Contains(e.Lists, arg) && !slices.Contains(e.Runs, arg)
}

// variadic calls found with the elements of a list of functions.
func (g *Graph) variadic(a operand, found func(node)) {
	s, ok := a.typ.Underlying().(*types.Slice)
	if !ok {
		return
	}
	if _, ok := s.Elem().Underlying().(*types.Signature); !ok && !types.IsInterface(s.Elem()) {
		return
	}
	g.when(a.leaf(""), func(at *Cell) {
		if at.Object.Kind == Allocated {
			found(g.memory(g.inside(at, element)))
		}
	})
}

// results gives the results of a call of a function without a body what they are.
func (g *Graph) results(c *Call, v ssa.Value) {
	in, e := c.In, c.effect
	types_ := []types.Type{v.Type()}
	leafOf := func(int) string { return "" }
	if tuple, ok := v.Type().(*types.Tuple); ok {
		types_ = nil
		for r := range tuple.Variables() {
			types_ = append(types_, r.Type())
		}
		leafOf = result
	}
	for i, t := range types_ {
		to := leafOf(i)
		if from, ok := e.Returns[i]; ok && from < len(c.args) {
			for _, l := range g.leaves(t) {
				g.edge(c.args[from].leaf(l), g.reg(in, v, to+l))
			}
			continue
		}
		if ref, ok := e.Loads[i]; ok && ref.Arg < len(c.args) {
			n := g.reg(in, v, to)
			g.follow(c.args[ref.Arg].leaf(""), ref.Path, func(at *Cell) { g.add(n, at) })
			continue
		}
		if from, ok := e.Clones[i]; ok && from < len(c.args) {
			g.clone(c, v, to, from)
			continue
		}
		if i == 0 && len(e.Gets) > 0 {
			g.elementsOf(c, e.Gets, func(at *Cell, path string) {
				for _, l := range g.leaves(t) {
					if !strings.HasSuffix(l, snapshot) {
						g.edge(g.memory(g.cell(at.Object, path+l)), g.reg(in, v, to+l))
					}
				}
			})
			continue
		}
		if i == 0 && len(e.Lists) > 0 {
			o := g.object(objectKey{site: v, in: in, index: "list"}, &Object{Kind: Allocated, Site: v, In: in, Type: t})
			_, o.iter = t.Underlying().(*types.Signature)
			g.add(g.reg(in, v, to), g.cell(o, ""))
			g.elementsOf(c, e.Lists, func(at *Cell, path string) { g.pour(at, path, o) })
			continue
		}
		site := v
		if to != "" {
			site = extract(v, i)
		}
		typ := pointee(t)
		if held := e.Holds[i]; held != nil {
			typ = held
		}
		o := g.object(objectKey{site: v, in: in, index: to}, &Object{Kind: Foreign, Site: site, In: in, Type: typ})
		for _, l := range g.leaves(t) {
			g.foreign(in, v, to, l, o)
		}
	}
}

// clone makes a copy of the structs to which an argument points.
func (g *Graph) clone(c *Call, v ssa.Value, to string, from int) {
	o := g.object(objectKey{site: v, in: c.In, index: "clone"}, &Object{Kind: Allocated, Site: v, In: c.In, Type: pointee(c.args[from].typ), clone: true})
	g.add(g.reg(c.In, v, to), g.cell(o, ""))
	g.when(c.args[from].leaf(""), func(at *Cell) {
		if at.Object.Kind == Constant {
			return
		}
		o.lists = append(o.lists, at)
		for _, l := range g.leaves(o.Type) {
			if !strings.HasSuffix(l, snapshot) {
				g.edge(g.memory(g.inside(at, l)), g.memory(g.cell(o, l)))
			}
		}
	})
}

// pour puts the elements at a path of a list among those of an object.
func (g *Graph) pour(at *Cell, path string, to *Object) {
	et, _ := typeAt(at.Object.Type, path)
	if at.Object.iter {
		et = yielded(at.Object.Type)
	}
	if et == nil {
		return
	}
	for _, l := range g.leaves(et) {
		if !strings.HasSuffix(l, snapshot) {
			g.edge(g.memory(g.cell(at.Object, path+l)), g.memory(g.cell(to, element+l)))
		}
	}
}

// yielded returns the type of the elements, not the keys, that an iterator gives to the function that it gets.
func yielded(iter types.Type) types.Type {
	sig, ok := iter.Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 1 {
		return nil
	}
	yield, ok := sig.Params().At(0).Type().Underlying().(*types.Signature)
	if !ok || yield.Params().Len() == 0 {
		return nil
	}
	return yield.Params().At(yield.Params().Len() - 1).Type()
}

// elementsOf calls found with the elements of lists among the arguments.
func (g *Graph) elementsOf(c *Call, lists []int, found func(at *Cell, path string)) {
	for _, i := range lists {
		if i >= len(c.args) {
			continue
		}
		g.when(c.args[i].leaf(""), func(at *Cell) {
			if at.Object.Kind != Constant {
				found(at, at.Path+element)
			}
		})
	}
}

// extract returns the instruction that takes a result of a call, or the call when nobody takes it.
func extract(call ssa.Value, i int) ssa.Value {
	for _, ref := range *call.Referrers() {
		if ex, ok := ref.(*ssa.Extract); ok && ex.Index == i {
			return ex
		}
	}
	return call
}

// iterate calls the argument of an iterator with its elements.
func (g *Graph) iterate(in *Instance, instr ssa.CallInstruction, o *Object, args []operand) {
	if len(args) != 1 {
		return
	}
	g.when(args[0].leaf(""), func(at *Cell) {
		var f *ssa.Function
		var closure *Object
		switch site := at.Object.Site.(type) {
		case *ssa.Function:
			f = site
		case *ssa.MakeClosure:
			f, closure = site.Fn.(*ssa.Function), at.Object
		default:
			return
		}
		values := make([]operand, len(f.Params))
		for i, p := range f.Params {
			values[i] = operand{typ: p.Type(), element: true, leaf: func(string) node { return g.none }}
		}
		if n := len(values); n > 0 { // the key, if any, comes first
			values[n-1].leaf = func(l string) node { return g.memory(g.cell(o, element+l)) }
		}
		g.link(in, instr, Now, nil, f, closure, values)
	})
}
