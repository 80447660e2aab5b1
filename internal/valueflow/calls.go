package valueflow

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Instance is a function in a calling context.
type Instance struct {
	Func *ssa.Function
	// Calls are the calls through which it is reached, innermost first, as far as contexts go.
	Calls []ssa.CallInstruction
	// Merged reports that it stands for several contexts.
	Merged bool

	id      int32
	from    *Instance // the caller
	visited bool
	root    bool
	callers []*Call
	calls   map[ssa.CallInstruction][]*Call
	targets map[target]bool
}

type target struct {
	instr   ssa.CallInstruction
	callee  *Instance
	fn      *types.Func
	closure *Object
	recv    *Cell
}

// mergedKey names the instance for all contexts that end in the same calls.
type mergedKey struct {
	f     *ssa.Function
	calls [maxContext]ssa.CallInstruction
}

type instanceKey struct {
	f    *ssa.Function
	from *Instance
	call ssa.CallInstruction
}

// Mode says when a call runs.
type Mode uint8

const (
	Now      Mode = iota // before the instruction is over
	Later                // as a goroutine, or when the caller ends, or when other code calls it
	Deferred             // when the caller ends
)

// Call is a call of a function: one of those that an instruction may run in an instance.
type Call struct {
	In     *Instance
	Instr  ssa.CallInstruction
	Fn     *types.Func // what is called, as declared; nil for function literals
	Callee *Instance   // nil: a function without a body
	Mode   Mode
	// Through is the function without a body that makes the call: errgroup's Go, say; nil when the instruction itself
	// calls.
	Through *types.Func

	args     []operand
	effect   Effect
	iterates bool // once for each element of something, which may be none
}

// operand is an argument: a value of the caller, a variable that a closure has captured, or what an interface or an
// iterator holds.
type operand struct {
	v    ssa.Value // nil: not a value of the caller
	typ  types.Type
	leaf func(string) node
	at   *Cell // the receiver that an interface or a closure holds; nil: all that v may be

	element bool // of what an iterator goes through
}

func (g *Graph) value(in *Instance, v ssa.Value) operand {
	return operand{v: v, typ: v.Type(), leaf: func(l string) node { return g.reg(in, v, l) }}
}

// capture is the variable that a closure has captured.
func (g *Graph) capture(closure *Object, i int) operand {
	v := closure.Site.(*ssa.MakeClosure).Bindings[i]
	return operand{typ: v.Type(), at: g.cell(closure, captured(i)), leaf: func(l string) node { return g.memory(g.cell(closure, captured(i)+l)) }}
}

// held is the receiver of a method that is called through an interface: this very value, not all that the interface
// may hold.
func (g *Graph) held(at *Cell, typ types.Type) operand {
	return operand{typ: typ, at: at, leaf: func(l string) node {
		if at.Object.boxed && at.Path == "" {
			return g.memory(g.cell(at.Object, l))
		}
		return g.single(at)
	}}
}

// single is the node that holds just the cell.
func (g *Graph) single(at *Cell) node {
	n, ok := g.singles[at]
	if !ok {
		n = g.newNode()
		g.singles[at] = n
		g.add(n, at)
	}
	return n
}

// NArgs returns how many arguments the call has, the receiver of a method included.
func (c *Call) NArgs() int { return len(c.args) }

// Value returns the value of an argument, the receiver being argument 0 of a method; nil when a closure has captured
// it.
func (c *Call) Value(i int) ssa.Value {
	if i < len(c.args) {
		return c.args[i].v
	}
	return nil
}

// resultNode is the node of what an instance returns.
func (g *Graph) resultNode(in *Instance, leaf string) node {
	key := regKey{in, nil, leaf}
	n, ok := g.regs[key]
	if !ok {
		n = g.newNode()
		g.regs[key] = n
	}
	return n
}

// root makes an instance of a function that somebody who is not seen calls.
func (g *Graph) root(f *ssa.Function) {
	in := g.instance(f, nil, nil)
	in.root = true
	g.roots = append(g.roots, in)
	g.strangers(in, 0)
	g.visit(in)
}

// strangers gives the parameters of an instance, from one on, values that are not known.
func (g *Graph) strangers(in *Instance, from int) {
	for _, p := range in.Func.Params[min(from, len(in.Func.Params)):] {
		o := g.object(objectKey{site: p, in: in}, &Object{Kind: Given, Site: p, In: in, Type: pointee(p.Type())})
		for _, l := range g.leaves(p.Type()) {
			g.foreign(in, p, "", l, o)
		}
	}
}

// foreign gives a leaf of a value the object, or what the object holds there.
func (g *Graph) foreign(in *Instance, v ssa.Value, to, leaf string, o *Object) {
	n := g.reg(in, v, to+leaf)
	inner, snap := strings.CutSuffix(leaf, snapshot)
	switch {
	case snap:
		g.add(n, g.cell(o, inner))
	case leaf == "" || leaf == whole:
		g.add(n, g.cell(o, ""))
	default:
		g.edge(g.memory(g.cell(o, leaf)), n)
	}
}

// lost starts a function literal that nobody is seen to call, wherever it is made.
func (g *Graph) lost(f *ssa.Function) {
	for _, in := range g.byFunc[f.Parent()] {
		for _, b := range in.Func.Blocks {
			for _, instr := range b.Instrs {
				if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == f {
					callee := g.instance(f, in, nil)
					callee.root = true
					g.roots = append(g.roots, callee)
					g.strangers(callee, 0)
					g.bind(g.made(Allocated, mc, in, mc.Type()), callee)
					g.visit(callee)
				}
			}
		}
	}
	if g.instanceOf(f) == nil && len(f.FreeVars) == 0 {
		g.root(f)
	}
}

// bind passes captured variables to a function literal.
func (g *Graph) bind(closure *Object, callee *Instance) {
	for i, fv := range callee.Func.FreeVars {
		for _, l := range g.leaves(fv.Type()) {
			g.edge(g.memory(g.cell(closure, captured(i)+l)), g.reg(callee, fv, l))
		}
	}
}

// call adds what a call instruction runs.
func (g *Graph) call(in *Instance, instr ssa.CallInstruction) {
	common := instr.Common()
	mode := Now
	switch instr.(type) {
	case *ssa.Go:
		mode = Later
	case *ssa.Defer:
		mode = Deferred
	}
	if b, ok := common.Value.(*ssa.Builtin); ok {
		g.builtin(in, instr, b)
		return
	}
	args := make([]operand, len(common.Args))
	for i, a := range common.Args {
		args[i] = g.value(in, a)
	}
	if f := common.StaticCallee(); f != nil {
		var closure *Object
		if mc, ok := common.Value.(*ssa.MakeClosure); ok {
			closure = g.made(Allocated, mc, in, mc.Type())
		}
		g.link(in, instr, mode, nil, f, closure, args)
		return
	}
	if common.IsInvoke() {
		recv := g.value(in, common.Value)
		g.when(g.reg(in, common.Value, ""), func(at *Cell) {
			g.invoke(in, instr, mode, nil, common.Method, at, append([]operand{recv}, args...))
		})
		return
	}
	g.when(g.reg(in, common.Value, ""), func(at *Cell) { g.dynamic(in, instr, mode, nil, at, args) })
}

// invoke calls the method that a value in an interface has.
func (g *Graph) invoke(in *Instance, instr ssa.CallInstruction, mode Mode, through, m *types.Func, at *Cell, args []operand) {
	if at.Object.Kind == Constant {
		return
	}
	dynamic := at.Object.dynamicType(at)
	if dynamic == nil || types.IsInterface(dynamic) {
		g.external(in, instr, mode, through, m, args)
		return
	}
	f, fn := g.methodOf(dynamic, m)
	if fn == nil {
		return
	}
	recv := g.held(at, dynamic)
	recv.v = args[0].v
	args = append([]operand{recv}, args[1:]...)
	if f == nil {
		g.external(in, instr, mode, through, fn, args)
		return
	}
	g.link(in, instr, mode, through, f, nil, args)
}

// implementation is a method that a type has for one of an interface: how it is declared, and its code, if any.
type implementation struct {
	f  *ssa.Function
	fn *types.Func
}

type methodKey struct {
	elem    types.Type
	pointer bool
	m       *types.Func
}

// methodOf returns what a type has for a method of an interface.
func (g *Graph) methodOf(t types.Type, m *types.Func) (*ssa.Function, *types.Func) {
	key := methodKey{pointee(t), pointee(t) != t, m}
	out, ok := g.methods[key]
	if !ok {
		if sel := types.NewMethodSet(t).Lookup(m.Pkg(), m.Name()); sel != nil {
			out = implementation{g.cfg.Pkg.Prog.MethodValue(sel), sel.Obj().(*types.Func)}
		}
		g.methods[key] = out
	}
	return out.f, out.fn
}

// dynamic calls what a function value holds.
func (g *Graph) dynamic(in *Instance, instr ssa.CallInstruction, mode Mode, through *types.Func, at *Cell, args []operand) {
	o := at.Object
	switch site := o.Site.(type) {
	case *ssa.Function:
		g.link(in, instr, mode, through, site, nil, args)
		return
	case *ssa.MakeClosure:
		g.link(in, instr, mode, through, site.Fn.(*ssa.Function), o, args)
		return
	}
	switch {
	case o.iter:
		g.iterate(in, instr, o, args)
	case o.boxed && o.Kind == Allocated:
		g.when(g.memory(at), func(at *Cell) { g.dynamic(in, instr, mode, through, at, args) })
	case o.Kind == Constant:
	default:
		g.external(in, instr, mode, through, nil, args)
	}
}

// link makes an instruction run a function.
func (g *Graph) link(in *Instance, instr ssa.CallInstruction, mode Mode, through *types.Func, f *ssa.Function, closure *Object, args []operand) {
	fn := declared(f)
	// Method values and method expressions are called as the methods that they are.
	switch {
	case closure != nil && f.Synthetic != "" && fn != nil && len(f.FreeVars) == 1 && strings.HasSuffix(f.Name(), "$bound"):
		recv := g.capture(closure, 0)
		g.method(in, instr, mode, through, fn, recv, args)
		return
	case f.Synthetic != "" && fn != nil && strings.HasSuffix(f.Name(), "$thunk") && len(args) > 0:
		g.method(in, instr, mode, through, fn, args[0], args[1:])
		return
	}
	if !g.has(f) {
		g.external(in, instr, mode, through, fn, args)
		return
	}
	g.start(in, instr, mode, through, f, closure, args)
}

// start is link for a function with a body.
func (g *Graph) start(in *Instance, instr ssa.CallInstruction, mode Mode, through *types.Func, f *ssa.Function, closure *Object, args []operand) {
	callee := g.instance(f, in, instr)
	key := target{instr, callee, nil, closure, nil}
	call := g.record(in, key, &Call{In: in, Instr: instr, Fn: declared(f), Callee: callee, Mode: mode, Through: through, args: args,
		iterates: closure != nil && mode == Now && args != nil && len(args) > 0 && args[0].element})
	if call == nil {
		return
	}
	callee.callers = append(callee.callers, call)
	for i, p := range f.Params {
		if i >= len(args) {
			if through != nil {
				g.strangers(callee, i)
			}
			break
		}
		for _, l := range g.leaves(p.Type()) {
			g.edge(args[i].leaf(l), g.reg(callee, p, l))
		}
	}
	if closure != nil {
		g.bind(closure, callee)
	}
	if v := instr.Value(); v != nil && through == nil {
		for _, l := range g.leaves(v.Type()) {
			g.edge(g.resultNode(callee, l), g.reg(in, v, l))
		}
	}
	g.visit(callee)
}

// method calls a declared method with a receiver.
func (g *Graph) method(in *Instance, instr ssa.CallInstruction, mode Mode, through, fn *types.Func, recv operand, args []operand) {
	all := append([]operand{recv}, args...)
	if types.IsInterface(fn.Signature().Recv().Type()) {
		g.when(recv.leaf(""), func(at *Cell) { g.invoke(in, instr, mode, through, fn, at, all) })
		return
	}
	f := g.cfg.Pkg.Prog.FuncValue(fn)
	if f == nil {
		g.external(in, instr, mode, through, fn, all)
		return
	}
	g.link(in, instr, mode, through, f, nil, all)
}

// has reports whether the body of a function is part of what is followed.
func (g *Graph) has(f *ssa.Function) bool {
	if f.Blocks == nil {
		return false
	}
	if g.own[f] {
		return true
	}
	if o := f.Origin(); o != nil && o != f {
		return o.Pkg == g.cfg.Pkg && g.own[o]
	}
	if f.Parent() != nil {
		return g.has(f.Parent())
	}
	return f.Synthetic != "" && f.Pkg == nil // a wrapper around a method of an embedded field
}

// record notes a call that is met for the first time.
func (g *Graph) record(in *Instance, key target, c *Call) *Call {
	if in.targets[key] {
		return nil
	}
	in.targets[key] = true
	in.calls[c.Instr] = append(in.calls[c.Instr], c)
	g.calls = append(g.calls, c)
	if c.Fn != nil {
		name := c.Fn.Origin().FullName()
		g.named[name] = append(g.named[name], c)
	}
	return c
}

// builtin adds what a call of a built-in function does.
func (g *Graph) builtin(in *Instance, instr ssa.CallInstruction, b *ssa.Builtin) {
	args, v := instr.Common().Args, instr.Value()
	switch b.Name() {
	case "append":
		if v == nil || len(args) == 0 {
			return
		}
		o := g.allocate(in, v, v.Type())
		g.fresh(in, v, o)
		slice, ok := v.Type().Underlying().(*types.Slice)
		if !ok {
			return
		}
		g.edge(g.reg(in, args[0], ""), g.reg(in, v, ""))
		for _, a := range args {
			g.list(g.reg(in, a, ""), o, slice.Elem())
		}
	case "copy":
		if slice, ok := args[0].Type().Underlying().(*types.Slice); ok {
			g.when(g.reg(in, args[0], ""), func(to *Cell) {
				if to.Object.Kind != Constant && to.Path == "" {
					g.list(g.reg(in, args[1], ""), to.Object, slice.Elem())
				}
			})
		}
	case "ssa:wrapnilchk":
		g.copy(in, args[0], v)
	case "min", "max":
		for _, a := range args {
			g.copy(in, a, v)
		}
	default:
		if v != nil {
			g.compute(in, v)
		}
	}
}

// list puts the elements of the lists that a node holds among those of another.
func (g *Graph) list(from node, to *Object, elem types.Type) {
	g.when(from, func(at *Cell) {
		if at.Object.Kind == Constant || at.Object == to {
			return
		}
		for _, l := range g.leaves(elem) {
			if !strings.HasSuffix(l, snapshot) {
				g.edge(g.memory(g.inside(at, element+l)), g.memory(g.cell(to, element+l)))
			}
		}
		if g.cfg.Tracked(elem) {
			to.lists = append(to.lists, g.inside(at, element))
		}
	})
}
