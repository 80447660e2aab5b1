package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file says how servers end: who calls Shutdown and with what context, and what the program does when Serve has returned because of it.

// Shutdown is a call of Shutdown on a server.
type Shutdown struct {
	Call *ast.CallExpr
	// Deadline says whether the call gives up at some time: Unset means never, because its context has no deadline.
	Deadline State
	// Done reports that the context is certainly done when the call begins, so that the call waits for nothing.
	Done bool

	stop stop
}

// shutdowns lists the calls of Shutdown that are certainly about the server and that can run.
func (s *Site) shutdowns() []*Shutdown {
	if s.server == nil {
		return nil
	}
	mine := s.objects()
	if mine.unknown {
		return nil
	}
	var out []*Shutdown
	for _, st := range s.p.stopsOf(mine) {
		if st.name != "Shutdown" || st.call == nil || st.servers.unknown || !s.p.runs()[st.at.Instr.Parent()] {
			continue
		}
		if syntax := s.p.syntax[st.call.Instr.Common().Pos()]; syntax != nil {
			out = append(out, &Shutdown{Call: syntax, stop: st})
		}
	}
	return out
}

// Shutdowns lists the calls of Shutdown that may run while the server serves, in source order.
func (s *Site) Shutdowns() []*Shutdown {
	var out []*Shutdown
	for _, sd := range s.shutdowns() {
		if s.afterServing(sd.stop.at) {
			continue
		}
		c := sd.stop.call
		sd.Deadline = s.p.deadline(s.p.flow.Arg(c, c.NArgs()-1, ""), 0)
		sd.Done = s.p.doneBefore(c.In, c.Value(c.NArgs()-1), c.Instr, 0)
		// One call in several contexts counts with the worst.
		if i := slices.IndexFunc(out, func(x *Shutdown) bool { return x.Call == sd.Call }); i >= 0 {
			if sd.Deadline != out[i].Deadline {
				out[i].Deadline = Unknown
			}
			out[i].Done = out[i].Done && sd.Done
			continue
		}
		out = append(out, sd)
	}
	slices.SortFunc(out, func(a, b *Shutdown) int { return int(a.Call.Pos() - b.Call.Pos()) })
	return out
}

// OnlyShutdown returns the call of Shutdown when nothing else stops the server, or nil.
func (s *Site) OnlyShutdown() *Shutdown {
	all := s.Shutdowns()
	places := map[ssa.Instruction]bool{}
	if s.server != nil {
		for _, st := range s.p.stopsOf(s.objects()) {
			places[st.at.Instr] = true
		}
	}
	if len(all) != 1 || len(places) != 1 {
		return nil
	}
	return all[0]
}

// EndsInMain reports whether function main itself serves or calls Shutdown, so that the process ends with it.
func (s *Site) EndsInMain() bool {
	main := s.p.pkg.Func("main")
	if main == nil {
		return false
	}
	_, waits := s.instr.(*ssa.Call)
	return waits && s.instr.Parent() == main ||
		slices.ContainsFunc(s.Shutdowns(), func(sd *Shutdown) bool { return sd.stop.at.Instr.Parent() == main })
}

// afterServing reports whether an instruction runs only when the serve call has returned: behind it in its function, or deferred there, or in a
// function that is only called so.
func (s *Site) afterServing(at valueflow.Point) bool {
	if _, waits := s.instr.(*ssa.Call); !waits {
		return false
	}
	return s.behind(at.In, at.Instr, map[*valueflow.Instance]bool{})
}

func (s *Site) behind(in *valueflow.Instance, instr ssa.Instruction, busy map[*valueflow.Instance]bool) bool {
	if instr.Parent() != s.instr.Parent() {
		if busy[in] || in.IsRoot() {
			return false
		}
		busy[in] = true
		calls := s.p.flow.CallersOf(in)
		return len(calls) > 0 && !slices.ContainsFunc(calls, func(c *valueflow.Call) bool { return !s.behind(c.In, c.Instr, busy) })
	}
	if _, deferred := instr.(*ssa.Defer); deferred {
		return true
	}
	if a, b := s.instr.Block(), instr.Block(); a != b {
		return a.Dominates(b)
	}
	return indexOf(s.instr) < indexOf(instr)
}

// onlyStops sorts what may stop the server: shutdown reports that some code for which late holds calls Shutdown, other that there is code for
// which it does not hold. ok is false when somebody else may stop the server.
func (s *Site) onlyStops(late func(stop) bool) (shutdown, other, ok bool) {
	if s.server == nil || s.listenerStops(nil) != Unset {
		return false, false, false
	}
	mine := s.objects()
	if mine.unknown || s.leaked(mine) {
		return false, false, false
	}
	for _, st := range s.p.stopsOf(mine) {
		if late(st) {
			shutdown = shutdown || st.name == "Shutdown"
		} else {
			other = true
		}
	}
	return shutdown, other, true
}

// OnlyAfterServing reports whether Shutdown is called on the server, but everything that stops it runs only when it serves no more.
func (s *Site) OnlyAfterServing() bool {
	shutdown, other, ok := s.onlyStops(func(st stop) bool { return s.afterServing(st.at) })
	return ok && shutdown && !other && s.live == nil && !s.reachable(s.objects())
}

// NeverReached reports whether Shutdown is called on the server, but everything that stops it is code that the program never runs.
func (s *Site) NeverReached() bool {
	if s.Role() != Main || s.live != nil || !s.p.runs()[s.instr.Parent()] {
		return false
	}
	shutdown, other, ok := s.onlyStops(func(st stop) bool { return !s.p.runs()[st.at.Instr.Parent()] })
	return ok && shutdown && !other
}

// deadline says whether a context ends by itself, as far as its making shows.
func (p *program) deadline(ctx []*valueflow.Cell, depth int) State {
	out := Unknown
	for _, c := range ctx {
		st := Unknown
		o := c.Object
		if call := callOf(o); call != nil && depth < len(p.funcs) {
			switch knowledge.FullName(p.madeBy(o)) {
			case "context.Background", "context.TODO", "context.WithoutCancel":
				st = Unset
			case "context.WithValue":
				st = p.deadline(p.flow.PointsTo(o.In, call.Call.Args[0]), depth+1)
			case "context.WithCancel":
				// Whoever holds the cancel function may be the deadline.
				if cancelIdle(call) {
					st = p.deadline(p.flow.PointsTo(o.In, call.Call.Args[0]), depth+1)
				}
			case "context.WithTimeout", "context.WithDeadline", "context.WithTimeoutCause", "context.WithDeadlineCause":
				st = Set
			}
		}
		if st != Unset {
			return st
		}
		out = Unset
	}
	return out
}

// cancelIdle reports whether the cancel function of a context.WithCancel does nothing but clean up at the end of the function.
func cancelIdle(call *ssa.Call) bool {
	for _, ref := range *call.Referrers() {
		ex, ok := ref.(*ssa.Extract)
		if !ok || ex.Index != 1 {
			continue
		}
		for _, use := range *ex.Referrers() {
			switch use.(type) {
			case *ssa.Defer, *ssa.DebugRef:
			default:
				return false
			}
		}
	}
	return true
}

// doneBefore reports whether a context is certainly done when control reaches the instruction: it, or one that it is derived from, was waited
// for in the same function, or before every call of it.
func (p *program) doneBefore(in *valueflow.Instance, ctx ssa.Value, at ssa.Instruction, depth int) bool {
	if ctx == nil || depth > len(p.funcs) {
		return false
	}
	for range len(p.funcs) {
		ctx = strip(ctx)
		for _, b := range at.Parent().Blocks {
			for _, instr := range b.Instrs {
				recv, ok := instr.(*ssa.UnOp)
				if !ok || recv.Op != token.ARROW || !precedes(instr, at) {
					continue
				}
				if of := doneOf(recv.X); of != nil && p.sameValue(in, of, ctx) {
					return true
				}
			}
		}
		if ex, ok := ctx.(*ssa.Extract); ok {
			ctx = ex.Tuple
		}
		call, ok := ctx.(*ssa.Call)
		if !ok {
			break
		}
		switch fullName(&call.Call) {
		case "context.WithValue", "context.WithCancel", "context.WithTimeout", "context.WithDeadline":
			ctx = call.Call.Args[0]
		default:
			return false
		}
	}
	param, ok := ctx.(*ssa.Parameter)
	if !ok || in.IsRoot() {
		return false
	}
	calls := p.flow.CallersOf(in)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(c *valueflow.Call) bool {
		return c.Mode == valueflow.Later || !p.doneBefore(c.In, c.Value(paramIndex(param)), c.Instr, depth+1)
	})
}

// sameValue reports whether two values of a function are the same, or loads of one variable that holds one thing.
func (p *program) sameValue(in *valueflow.Instance, a, b ssa.Value) bool {
	a, b = strip(a), strip(b)
	if a == b {
		return true
	}
	x, ok := a.(*ssa.UnOp)
	y, is := b.(*ssa.UnOp)
	if !ok || !is || x.Op != token.MUL || y.Op != token.MUL || x.X != y.X {
		return false
	}
	return len(p.flow.PointsTo(in, a)) == 1
}

// precedes reports whether a has run whenever b runs, both in one function.
func precedes(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		return indexOf(a) < indexOf(b)
	}
	return a.Block().Dominates(b.Block())
}

// runs returns the functions that the program may run: those that main, the initialisers, and code outside of the package can reach. Methods
// count as reached when their type is put into an interface.
func (p *program) runs() map[*ssa.Function]bool {
	if p.reachable != nil {
		return p.reachable
	}
	p.reachable = map[*ssa.Function]bool{}
	var todo []*ssa.Function
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		if f == nil {
			return
		}
		if f.Synthetic != "" && declared(f) != nil { // a method as a value
			if method := p.pkg.Prog.FuncValue(declared(f)); method != f {
				add(method)
			}
		}
		if f.Pkg == p.pkg && !p.reachable[f] {
			p.reachable[f] = true
			todo = append(todo, f)
		}
	}
	add(p.pkg.Func("init"))
	add(p.pkg.Func("main"))
	for _, f := range p.funcs {
		if p.externallyCallable(f) || strings.HasPrefix(f.Name(), "init#") {
			add(f)
		}
	}
	methods := func(t types.Type) {
		for set := range types.NewMethodSet(t).Methods() {
			if fn, ok := set.Obj().(*types.Func); ok {
				add(p.pkg.Prog.FuncValue(fn.Origin()))
			}
		}
	}
	for len(todo) > 0 {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if mi, ok := instr.(*ssa.MakeInterface); ok {
					methods(mi.X.Type())
				}
				if call, ok := instr.(ssa.CallInstruction); ok {
					add(call.Common().StaticCallee())
				}
				for _, op := range instr.Operands(nil) {
					if g, ok := (*op).(*ssa.Function); ok {
						add(g)
						if g.Origin() != nil {
							add(g.Origin())
						}
					}
				}
			}
		}
	}
	return p.reachable
}

// Notify is a call of signal.Notify or signal.NotifyContext.
type Notify struct {
	Call  *ast.CallExpr
	Known bool // whether the signals are constants
	All   bool // no signals are named, which means all
	// The signals, when they are known.
	Interrupt, Term, Untrappable bool

	calls []*valueflow.Call
}

// Notifies lists the calls with which the package catches signals, in source order.
func (s *Site) Notifies() []*Notify {
	p := s.p
	if p.notifies != nil {
		return *p.notifies
	}
	out := []*Notify{}
	for _, c := range append(slices.Clone(p.flow.CallsOf("os/signal.Notify")), p.flow.CallsOf("os/signal.NotifyContext")...) {
		syntax := p.syntax[c.Instr.Common().Pos()]
		if syntax == nil {
			continue
		}
		i := slices.IndexFunc(out, func(n *Notify) bool { return n.Call == syntax })
		if i < 0 {
			i = len(out)
			out = append(out, &Notify{Call: syntax, Known: true})
		}
		out[i].calls = append(out[i].calls, c)
		out[i].read(p, c)
	}
	slices.SortFunc(out, func(a, b *Notify) int { return int(a.Call.Pos() - b.Call.Pos()) })
	p.notifies = &out
	return out
}

// read takes the signals out of the list that is the second argument.
func (n *Notify) read(p *program, c *valueflow.Call) {
	if k, ok := c.Value(1).(*ssa.Const); ok && k.IsNil() {
		n.All = true
		return
	}
	found := false
	for _, list := range p.flow.Arg(c, 1, "") {
		for _, element := range p.flow.Holds(p.flow.Cell(list.Object, list.Path+"[]")) {
			found = true
			n.signal(p, element)
		}
	}
	n.Known = n.Known && found
}

// signal adds a signal of the list.
func (n *Notify) signal(p *program, at *valueflow.Cell) {
	if o := at.Object; o.Parent != nil {
		g, ok := o.Parent.Object.Site.(*ssa.Global)
		switch {
		case ok && g.Pkg.Pkg.Path() == "os" && g.Name() == "Interrupt":
			n.Interrupt = true
		case ok && g.Pkg.Pkg.Path() == "os" && g.Name() == "Kill":
			n.Untrappable = true
		default:
			n.Known = false
		}
		return
	}
	values := p.flow.Holds(at)
	n.Known = n.Known && len(values) > 0
	for _, v := range values {
		k := constantOf(v.Object)
		if k == nil {
			n.Known = false
			continue
		}
		switch signalName(k) {
		case "SIGINT":
			n.Interrupt = true
		case "SIGTERM":
			n.Term = true
		case "SIGKILL", "SIGSTOP":
			n.Untrappable = true
		case "":
			n.Known = false
		}
	}
}

// signalName returns the name that a constant has in package syscall, where the numbers differ between systems, or "" when that is unknown.
func signalName(c *ssa.Const) string {
	named, ok := types.Unalias(c.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "syscall" || c.Value == nil {
		return ""
	}
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		if sig, ok := scope.Lookup(name).(*types.Const); ok && strings.HasPrefix(name, "SIG") && types.Identical(sig.Type(), named) && constant.Compare(c.Value, token.EQL, sig.Val()) {
			return name
		}
	}
	return ""
}

// variadic returns the elements of the slice that a call with `f(a, b)` passes to a variadic function; not ok for `f(list...)`.
func variadic(list ssa.Value) ([]ssa.Value, bool) {
	sl, ok := list.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	array, ok := sl.X.(*ssa.Alloc)
	if !ok || array.Comment != "varargs" {
		return nil, false
	}
	var out []ssa.Value
	for _, ref := range *array.Referrers() {
		if at, ok := ref.(*ssa.IndexAddr); ok {
			for _, use := range *at.Referrers() {
				if st, ok := use.(*ssa.Store); ok {
					out = append(out, st.Val)
				}
			}
		}
	}
	return out, true
}

// WokenBy returns the calls that catch the signals for which the Shutdown waits, or nil when it may have another reason to run, which cannot be
// followed.
func (s *Site) WokenBy(sd *Shutdown) []*Notify {
	w := &waker{site: s, busy: map[*valueflow.Instance]bool{}}
	if !w.before(sd.stop.at.In, sd.stop.at.Instr) {
		return nil
	}
	return w.found
}

// waker looks for what lets control pass to an instruction.
type waker struct {
	site  *Site
	found []*Notify
	busy  map[*valueflow.Instance]bool
}

// before adds the signals that are waited for before the instruction. It reports whether anything is waited for, and everything is understood.
func (w *waker) before(in *valueflow.Instance, at ssa.Instruction) bool {
	waits := false
	for _, b := range at.Parent().Blocks {
		for _, instr := range b.Instrs {
			if instr != at && reaches(instr, at) && !w.wait(in, instr, &waits) {
				return false
			}
		}
	}
	if waits {
		return true
	}
	// Nothing is waited for here: then it was before the call of the function.
	if in.IsRoot() || w.busy[in] {
		return false
	}
	w.busy[in] = true
	calls := w.site.p.flow.CallersOf(in)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(c *valueflow.Call) bool {
		return c.Mode == valueflow.Deferred || !w.before(c.In, c.Instr)
	})
}

// wait adds what an instruction waits for, inside the functions of the package that it calls too. It reports whether that is understood.
func (w *waker) wait(in *valueflow.Instance, instr ssa.Instruction, waits *bool) bool {
	switch instr := instr.(type) {
	case *ssa.UnOp:
		if instr.Op == token.ARROW {
			*waits = true
			return w.channel(in, instr.X)
		}
	case *ssa.Next, *ssa.Select:
		sel, ok := instr.(*ssa.Select)
		if !ok {
			return true
		}
		for _, st := range sel.States {
			if st.Dir == types.RecvOnly {
				*waits = true
				if !w.channel(in, st.Chan) {
					return false
				}
			}
		}
	case *ssa.Call:
		for _, c := range w.site.p.flow.At(in, instr) {
			if c.Callee == nil || c.Mode != valueflow.Now || w.busy[c.Callee] {
				continue
			}
			w.busy[c.Callee] = true
			for _, b := range c.Callee.Func.Blocks {
				for _, inner := range b.Instrs {
					if !w.wait(c.Callee, inner, waits) {
						return false
					}
				}
			}
			delete(w.busy, c.Callee)
		}
	}
	return true
}

// channel adds the signals that make a channel ready. It reports whether the channel is understood.
func (w *waker) channel(in *valueflow.Instance, ch ssa.Value) bool {
	p := w.site.p
	if ctx := doneOf(ch); ctx != nil {
		return w.context(p.flow.PointsTo(in, ctx), 0)
	}
	all := p.flow.PointsTo(in, ch)
	for _, c := range all {
		made, ok := c.Object.Site.(*ssa.MakeChan)
		if !ok {
			if call := callOf(c.Object); call != nil && doneOf(call) != nil {
				if !w.context(p.flow.PointsTo(c.Object.In, doneOf(call)), 0) {
					return false
				}
				continue
			}
			return false
		}
		signals := false
		for _, n := range w.site.Notifies() {
			for _, call := range n.calls {
				if fullName(call.Instr.Common()) == "os/signal.Notify" && slices.Contains(p.flow.Arg(call, 0, ""), c) {
					w.add(n)
					signals = true
				}
			}
		}
		// A channel of errors or results of the program itself is another matter than signals; one of signals must be known.
		elem := types.TypeString(made.Type().Underlying().(*types.Chan).Elem(), nil)
		if !signals && elem != "error" && !w.site.endsOnly(c) {
			return false
		}
	}
	return len(all) > 0
}

// endsOnly reports whether a channel is written to or closed only when the server serves no more.
func (s *Site) endsOnly(ch *valueflow.Cell) bool {
	writers, known := s.p.writers(ch)
	return known && len(writers) > 0 && !slices.ContainsFunc(writers, func(at valueflow.Point) bool { return !s.afterServing(at) })
}

// writers lists the instructions that send on a channel or close it. known is false when others may who are not seen.
func (p *program) writers(ch *valueflow.Cell) (out []valueflow.Point, known bool) {
	if len(p.flow.HandedTo(ch)) > 0 || p.flow.Exposed(ch) {
		return nil, false
	}
	for _, st := range p.flow.Stores(p.flow.Cell(ch.Object, ch.Path+"[]")) {
		out = append(out, st.At)
	}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				if b, ok := call.Common().Value.(*ssa.Builtin); !ok || b.Name() != "close" {
					continue
				}
				for _, in := range p.flow.Instances(f) {
					if slices.Contains(p.flow.PointsTo(in, call.Common().Args[0]), ch) {
						out = append(out, valueflow.Point{In: in, Instr: instr})
					}
				}
			}
		}
	}
	return out, true
}

func (w *waker) context(ctx []*valueflow.Cell, depth int) bool {
	p := w.site.p
	for _, c := range ctx {
		o := c.Object
		call := callOf(o)
		if call == nil || depth > len(p.funcs) {
			return false
		}
		switch knowledge.FullName(p.madeBy(o)) {
		case "context.Background", "context.TODO":
		case "context.WithCancel":
			if !cancelIdle(call) || !w.context(p.flow.PointsTo(o.In, call.Call.Args[0]), depth+1) {
				return false
			}
		case "os/signal.NotifyContext":
			i := slices.IndexFunc(w.site.Notifies(), func(n *Notify) bool {
				return slices.ContainsFunc(n.calls, func(c *valueflow.Call) bool { return c.Instr == ssa.CallInstruction(call) })
			})
			if i < 0 || !w.context(p.flow.PointsTo(o.In, call.Call.Args[0]), depth+1) {
				return false
			}
			w.add(w.site.Notifies()[i])
		default:
			return false
		}
	}
	return len(ctx) > 0
}

func (w *waker) add(n *Notify) {
	if !slices.Contains(w.found, n) {
		w.found = append(w.found, n)
	}
}
