package valueflow

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// birth puts the facts in place from which all others follow. It reports false when there is nothing to follow.
func (f *flow) birth() bool {
	o := f.c.Object
	switch o.Kind {
	case Allocated:
		if g, ok := o.Site.(*ssa.Global); ok {
			init := f.g.instanceOf(g.Pkg.Func("init"))
			f.push(fact{entry{init, born}, init.Func.Blocks[0], 0, f.value(nil, nil)})
			return true
		}
		instr, ok := o.Site.(ssa.Instruction)
		if !ok {
			f.maybe("is made in a way that is not known", o.Pos())
			return false
		}
		f.births[o.In] = append(f.births[o.In], instr.Block())
		for _, from := range o.lists {
			f.inherit(from, Point{o.In, instr})
		}
		if !o.clone {
			f.push(fact{entry{o.In, born}, instr.Block(), indexOf(instr) + 1, f.value(nil, nil)})
		}
	case Given:
		root, _ := o.Root()
		if f.ownPart() {
			f.closedPart()
		}
		if root.In == nil || root.In.Func.Blocks == nil {
			f.maybe("comes from a caller that is not seen", o.Pos())
			return false
		}
		f.push(fact{entry{root.In, Passes}, root.In.Func.Blocks[0], 0, Passes})
	case Foreign:
		return f.bornOutside()
	default:
		f.maybe("is no memory", o.Pos())
		return false
	}
	return true
}

// bornOutside is birth for what a function without a body has made.
func (f *flow) bornOutside() bool {
	root, path := f.c.Object.Root()
	path += f.c.Path
	v := root.Site
	result := 0
	if ex, ok := v.(*ssa.Extract); ok {
		v, result = ex.Tuple, ex.Index
	}
	if call, ok := v.(*ssa.Call); ok && root.By == nil {
		for _, c := range root.In.calls[call] {
			if c.Fn == nil || c.Callee != nil {
				continue
			}
			bits := f.g.cfg.Born(c, result, path, f.ask)
			if bits == 0 {
				continue
			}
			f.births[root.In] = append(f.births[root.In], call.Block())
			f.spread(fact{entry{root.In, born}, call.Block(), indexOf(call) + 1, 0}, bits)
			return true
		}
		name := "a function value"
		if c := root.In.calls[call]; len(c) > 0 && c[0].Fn != nil {
			name = c[0].Fn.FullName()
		}
		f.maybe("comes from "+name+", whose code is not known", f.c.Object.Pos())
		return false
	}
	f.maybe("comes from code that is not known", f.c.Object.Pos())
	return false
}

// ownPart reports whether the struct is a part, by value, of something of which strangers made an instance, behind
// fields that they cannot set.
func (f *flow) ownPart() bool {
	return f.c.Object.Kind == Given && f.c.Path != "" && f.g.closed(f.c)
}

// closedPart is birth for such a part: it is born zero with the rest, before strangers call.
func (f *flow) closedPart() {
	root, _ := f.c.Object.Root()
	if root.In == nil {
		f.maybe("comes from a caller that is not seen", f.c.Object.Pos())
		return
	}
	b := f.value(nil, nil)
	if f.g.isExposed(f.c) {
		f.because("can be set by code outside of the package", f.c.Object.Pos())
		b = Maybe
	}
	f.push(fact{entry{root.In, byPool | b}, root.In.Func.Blocks[0], 0, b})
	// Another function may have set it before, in the same instance.
	for _, other := range f.g.cells {
		if root, _ := other.Object.Root(); root.In != nil && f.g.dead[root.In] {
			continue
		}
		if other.Object != f.c.Object && len(other.stores)+len(other.calls) > 0 && other.field != nil &&
			slices.ContainsFunc(f.fields, func(fc *Cell) bool { return fc.field == other.field && sameOwner(fc, other) }) {
			f.poison("is set by another function", f.c.Object.Pos())
		}
	}
}

// sameOwner reports whether two fields are fields of the same field of one type.
func sameOwner(a, b *Cell) bool {
	_, x := typeAt(a.Object.Type, a.Path[:strings.LastIndexByte(a.Path, '.')])
	_, y := typeAt(b.Object.Type, b.Path[:strings.LastIndexByte(b.Path, '.')])
	return x == y && x != nil
}

// inherit adds the states that the elements of a list had when they were copied.
func (f *flow) inherit(from *Cell, at Point) {
	a := f.g.State(f.g.inside(from, strings.TrimPrefix(f.c.Path, element)), f.ask, at)
	if a.Bits&Maybe != 0 {
		f.because(a.Why, a.Pos)
	}
	f.spread(fact{entry{at.In, born}, at.Instr.Block(), indexOf(at.Instr) + 1, 0}, a.Bits)
}

// strangers lets functions that are called from outside find the struct in the states in which others left it.
func (f *flow) strangers() bool {
	n := len(f.seen)
	for _, in := range f.g.roots {
		if !f.relevant[in] || f.g.isInit(in) || f.c.Object.Kind == Given {
			continue
		}
		pool := f.pool | f.initial | f.put
		if f.g.isMain(in) || f.g.dead[in] {
			pool = f.initial // it runs once, and first
		}
		for _, bit := range apart {
			if pool&bit == 0 {
				continue
			}
			if bit == Unset && f.g.isExposed(f.c) {
				f.because("can be set by code outside of the package", f.c.Object.Pos())
				bit = Maybe
			}
			f.push(fact{entry{in, byPool | bit}, in.Func.Blocks[0], 0, bit})
		}
	}
	if len(f.seen) > n {
		return true
	}
	// Another goroutine finds it where it was put.
	for _, at := range f.c.loads {
		if f.at[at] != 0 || f.c.Object.Kind == Given {
			continue
		}
		for _, bit := range apart {
			if f.put&bit != 0 {
				to := bit
				if bit == Unset && (f.changed || f.g.isExposed(f.c)) {
					f.because("is set at some other time", at.Instr.Pos())
					to = Maybe
				}
				f.push(fact{entry{at.In, byPool | to}, at.Instr.Block(), indexOf(at.Instr) + 1, to})
			}
		}
	}
	return len(f.seen) > n
}
