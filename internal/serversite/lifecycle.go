package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

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

	instr ssa.CallInstruction
}

// shutdowns lists the calls of Shutdown that are certainly about the server and that can run.
func (s *Site) shutdowns() []*Shutdown {
	var out []*Shutdown
	s.eachStop(func(instr ssa.Instruction, shutdown bool) {
		call, ok := instr.(ssa.CallInstruction)
		if !ok || !shutdown || !s.p.live()[instr.Parent()] {
			return
		}
		if syntax := s.p.syntax[call.Common().Pos()]; syntax != nil {
			out = append(out, &Shutdown{Call: syntax, instr: call})
		}
	})
	return out
}

// eachStop calls found with everything that certainly stops the server: calls of Shutdown and Close, and function values made of them.
func (s *Site) eachStop(found func(instr ssa.Instruction, shutdown bool)) {
	if s.server == nil || s.live != nil {
		return
	}
	mine := s.p.objectsOfRef(*s.server)
	if mine.unknown {
		return
	}
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				srv := stops(instr)
				if srv == nil {
					continue
				}
				if at := s.p.objectsOf(srv); !at.unknown && mayAlias(at, mine) {
					found(instr, stopName(instr) == "Shutdown")
				}
			}
		}
	}
}

// stopName returns the method with which an instruction stops a server, see stops.
func stopName(instr ssa.Instruction) string {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		return calledFunc(instr.Common()).Name()
	case *ssa.MakeClosure:
		return instr.Fn.(*ssa.Function).Object().Name()
	}
	return ""
}

// Shutdowns lists the calls of Shutdown that may run while the server serves, in source order.
func (s *Site) Shutdowns() []*Shutdown {
	var out []*Shutdown
	for _, sd := range s.shutdowns() {
		if s.afterServing(sd.instr) {
			continue
		}
		args := sd.instr.Common().Args
		ctx := args[len(args)-1]
		sd.Deadline = s.p.deadline(ctx, 0)
		sd.Done = s.p.doneBefore(ctx, sd.instr)
		out = append(out, sd)
	}
	slices.SortFunc(out, func(a, b *Shutdown) int { return int(a.Call.Pos() - b.Call.Pos()) })
	return out
}

// OnlyShutdown returns the call of Shutdown when nothing else stops the server, or nil.
func (s *Site) OnlyShutdown() *Shutdown {
	all := s.Shutdowns()
	n := 0
	if s.server != nil {
		s.eachMaybeStop(s.p.objectsOfRef(*s.server), func(ssa.Instruction) { n++ })
	}
	if len(all) != 1 || n != 1 {
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
	return waits && s.instr.Parent() == main || slices.ContainsFunc(s.Shutdowns(), func(sd *Shutdown) bool { return sd.instr.Parent() == main })
}

// afterServing reports whether an instruction runs only when the serve call has returned: behind it in its function, or deferred there, or in a
// function that is only called so.
func (s *Site) afterServing(instr ssa.Instruction) bool { return s.behind(instr, 0) }

func (s *Site) behind(instr ssa.Instruction, depth int) bool {
	if _, waits := s.instr.(*ssa.Call); !waits || depth > 4 {
		return false
	}
	if instr.Parent() != s.instr.Parent() {
		calls, escapes := s.p.uses(instr.Parent())
		return !escapes && len(calls) > 0 && !slices.ContainsFunc(calls, func(call ssa.CallInstruction) bool { return !s.behind(call, depth+1) })
	}
	if _, deferred := instr.(*ssa.Defer); deferred {
		return true
	}
	if a, b := s.instr.Block(), instr.Block(); a != b {
		return a.Dominates(b)
	}
	return indexOf(s.instr) < indexOf(instr)
}

// OnlyAfterServing reports whether Shutdown is called on the server, but everything that stops it runs only when it serves no more.
func (s *Site) OnlyAfterServing() bool {
	if s.server == nil || s.live != nil || s.listenerStops(nil) != Unset {
		return false
	}
	mine := s.p.objectsOfRef(*s.server)
	if mine.unknown || s.reachable(mine) || s.leaked(mine) {
		return false
	}
	shutdown, other := false, false
	s.eachMaybeStop(mine, func(instr ssa.Instruction) {
		if s.afterServing(instr) {
			shutdown = shutdown || stopName(instr) == "Shutdown"
		} else {
			other = true
		}
	})
	return shutdown && !other
}

// NeverReached reports whether Shutdown is called on the server, but everything that stops it is code that the program never runs.
func (s *Site) NeverReached() bool {
	if s.server == nil || s.live != nil || s.Role() != Main || s.listenerStops(nil) != Unset || !s.p.live()[s.instr.Parent()] {
		return false
	}
	mine := s.p.objectsOfRef(*s.server)
	if mine.unknown || s.leaked(mine) {
		return false
	}
	shutdown, other := false, false
	s.eachMaybeStop(mine, func(instr ssa.Instruction) {
		if s.p.live()[instr.Parent()] {
			other = true
		} else {
			shutdown = shutdown || stopName(instr) == "Shutdown"
		}
	})
	return shutdown && !other
}

// eachMaybeStop calls found with everything that may stop one of the objects.
func (s *Site) eachMaybeStop(mine objects, found func(ssa.Instruction)) {
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if srv := stops(instr); srv != nil {
					if at := s.p.objectsOf(srv); at.unknown || mayAlias(at, mine) {
						found(instr)
					}
				}
			}
		}
	}
}

// leaked reports whether the server is handed to code that cannot be followed.
func (s *Site) leaked(mine objects) bool {
	return slices.ContainsFunc(s.p.leaks, func(l leak) bool { return mayAlias(s.p.objectsOf(l.server), mine) })
}

// deadline says whether a context ends by itself, as far as its making shows.
func (p *program) deadline(ctx ssa.Value, depth int) State {
	if depth > 4 {
		return Unknown
	}
	out := Unknown
	for _, leaf := range p.leaves(ctx) {
		st := Unknown
		ex, isExtract := leaf.(*ssa.Extract)
		if isExtract {
			leaf = ex.Tuple
		}
		if call, ok := leaf.(*ssa.Call); ok {
			switch name := fullName(&call.Call); name {
			case "context.Background", "context.TODO", "context.WithoutCancel":
				st = Unset
			case "context.WithValue":
				st = p.deadline(call.Call.Args[0], depth+1)
			case "context.WithCancel":
				// Whoever holds the cancel function may be the deadline.
				if cancelIdle(call) {
					st = p.deadline(call.Call.Args[0], depth+1)
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
// for in the same function.
func (p *program) doneBefore(ctx ssa.Value, at ssa.Instruction) bool {
	for depth := 0; depth < 4; depth++ {
		ctx = strip(ctx)
		for _, b := range at.Parent().Blocks {
			for _, instr := range b.Instrs {
				recv, ok := instr.(*ssa.UnOp)
				if !ok || recv.Op != token.ARROW || !precedes(instr, at) {
					continue
				}
				if of := doneOf(recv.X); of != nil && sameVariable(of, ctx) {
					return true
				}
			}
		}
		if ex, ok := ctx.(*ssa.Extract); ok {
			ctx = ex.Tuple
		}
		call, ok := ctx.(*ssa.Call)
		if !ok {
			return false
		}
		switch fullName(&call.Call) {
		case "context.WithValue", "context.WithCancel", "context.WithTimeout", "context.WithDeadline":
			ctx = call.Call.Args[0]
		default:
			return false
		}
	}
	return false
}

// doneOf returns ctx in ctx.Done().
func doneOf(ch ssa.Value) ssa.Value {
	call, ok := strip(ch).(*ssa.Call)
	if ok && call.Call.IsInvoke() && call.Call.Method.FullName() == "(context.Context).Done" {
		return strip(call.Call.Value)
	}
	return nil
}

// sameVariable reports whether two values of a function are the same, or loads of one variable that is assigned once.
func sameVariable(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok := a.(*ssa.UnOp)
	y, is := b.(*ssa.UnOp)
	return ok && is && x.Op == token.MUL && y.Op == token.MUL && x.X == y.X && cellOf(x.X) != nil && storedOnce(cellOf(x.X))
}

func storedOnce(cell ssa.Value) bool {
	n := 0
	refs := cell.Referrers()
	if refs == nil {
		return false
	}
	for _, ref := range *refs {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == cell {
			n++
		}
	}
	return n == 1
}

// precedes reports whether a has run whenever b runs, both in one function.
func precedes(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		return indexOf(a) < indexOf(b)
	}
	return a.Block().Dominates(b.Block())
}

func fullName(call *ssa.CallCommon) string {
	if fn := calledFunc(call); fn != nil {
		return fn.FullName()
	}
	return ""
}

// live returns the functions that the program may run: those that main, the initialisers, and code outside of the package can reach. Methods
// count as reached when their type is put into an interface.
func (p *program) live() map[*ssa.Function]bool {
	if p.lives != nil {
		return p.lives
	}
	p.lives = map[*ssa.Function]bool{}
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
		if f.Pkg == p.pkg && !p.lives[f] {
			p.lives[f] = true
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
	return p.lives
}

// Notify is a call of signal.Notify or signal.NotifyContext.
type Notify struct {
	Call  *ast.CallExpr
	Known bool // whether the signals are constants
	All   bool // no signals are named, which means all
	// The signals, when they are known.
	Interrupt, Term, Untrappable bool

	instr ssa.CallInstruction
}

// Notifies lists the calls with which the package catches signals, in source order.
func (s *Site) Notifies() []*Notify {
	p := s.p
	if p.notifies != nil {
		return *p.notifies
	}
	out := []*Notify{}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				switch fullName(call.Common()) {
				case "os/signal.Notify", "os/signal.NotifyContext":
					if syntax := p.syntax[call.Common().Pos()]; syntax != nil {
						n := &Notify{Call: syntax, instr: call}
						n.read(p, call.Common().Args[1])
						out = append(out, n)
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b *Notify) int { return int(a.Call.Pos() - b.Call.Pos()) })
	p.notifies = &out
	return out
}

// read takes the signals out of the variadic argument.
func (n *Notify) read(p *program, list ssa.Value) {
	n.Known = true
	if c, ok := list.(*ssa.Const); ok && c.IsNil() {
		n.All = true
		return
	}
	elems, ok := variadic(list)
	if !ok {
		n.Known = false
		return
	}
	for _, e := range elems {
		switch e := strip(e).(type) {
		case *ssa.UnOp:
			g, ok := e.X.(*ssa.Global)
			switch {
			case ok && g.Pkg.Pkg.Path() == "os" && g.Name() == "Interrupt":
				n.Interrupt = true
			case ok && g.Pkg.Pkg.Path() == "os" && g.Name() == "Kill":
				n.Untrappable = true
			default:
				n.Known = false
			}
		case *ssa.Const:
			switch signalName(e) {
			case "SIGINT":
				n.Interrupt = true
			case "SIGTERM":
				n.Term = true
			case "SIGKILL", "SIGSTOP":
				n.Untrappable = true
			case "":
				n.Known = false
			}
		default:
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
	w := &waker{site: s}
	if !w.before(sd.instr, receiverOf(sd.instr.Common()), 0) {
		return nil
	}
	return w.found
}

// waker looks for what lets control pass to an instruction.
type waker struct {
	site  *Site
	found []*Notify
}

// before adds the signals that are waited for before the instruction, in a function that knows the server as srv. It reports whether anything is
// waited for, and everything is understood.
func (w *waker) before(at ssa.Instruction, srv ssa.Value, depth int) bool {
	f := at.Parent()
	waits := false
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			if instr != at && reaches(instr, at) && !w.wait(instr, &waits, 0) {
				return false
			}
		}
	}
	if waits || depth > 3 {
		return waits
	}
	// Nothing is waited for here: then it was before the call of the function.
	calls, escapes := w.site.p.uses(f)
	if escapes {
		return false
	}
	any := false
	for _, call := range calls {
		outer := ssa.Value(nil)
		if param, ok := srv.(*ssa.Parameter); ok {
			outer = argument(call, paramIndex(param))
			if !mayAlias(w.site.p.objectsOf(outer), w.site.p.objectsOfRef(*w.site.server)) {
				continue // stops another server
			}
		}
		if _, ok := call.(*ssa.Defer); ok || !w.before(call, outer, depth+1) {
			return false
		}
		any = true
	}
	return any
}

// wait adds what an instruction waits for, inside the functions of the package that it calls too. It reports whether that is understood.
func (w *waker) wait(instr ssa.Instruction, waits *bool, depth int) bool {
	switch instr := instr.(type) {
	case *ssa.UnOp:
		if instr.Op == token.ARROW {
			*waits = true
			return w.channel(instr.X)
		}
	case *ssa.Select:
		for _, st := range instr.States {
			if st.Dir == types.RecvOnly {
				*waits = true
				if !w.channel(st.Chan) {
					return false
				}
			}
		}
	case *ssa.Call:
		f := instr.Call.StaticCallee()
		if f == nil || f.Pkg != w.site.p.pkg || depth > 3 {
			return true
		}
		for _, b := range f.Blocks {
			for _, inner := range b.Instrs {
				if !w.wait(inner, waits, depth+1) {
					return false
				}
			}
		}
	}
	return true
}

// channel adds the signals that make a channel ready. It reports whether the channel is understood.
func (w *waker) channel(ch ssa.Value) bool {
	if ctx := doneOf(ch); ctx != nil {
		return w.context(ctx, 0)
	}
	for _, leaf := range w.site.p.leaves(ch) {
		made, ok := leaf.(*ssa.MakeChan)
		if !ok {
			return false
		}
		signals := false
		for _, n := range w.site.Notifies() {
			if fullName(n.instr.Common()) == "os/signal.Notify" && slices.Contains(w.site.p.leaves(n.instr.Common().Args[0]), ssa.Value(made)) {
				w.add(n)
				signals = true
			}
		}
		// A channel of errors or results of the program itself is another matter than signals; one of signals must be known.
		if elem := types.TypeString(made.Type().Underlying().(*types.Chan).Elem(), nil); !signals && elem != "error" {
			return false
		}
	}
	return true
}

func (w *waker) context(ctx ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	for _, leaf := range w.site.p.leaves(ctx) {
		if ex, ok := leaf.(*ssa.Extract); ok {
			leaf = ex.Tuple
		}
		call, ok := leaf.(*ssa.Call)
		if !ok {
			return false
		}
		switch fullName(&call.Call) {
		case "context.Background", "context.TODO":
		case "context.WithCancel":
			if !cancelIdle(call) || !w.context(call.Call.Args[0], depth+1) {
				return false
			}
		case "os/signal.NotifyContext":
			i := slices.IndexFunc(w.site.Notifies(), func(n *Notify) bool { return n.instr == ssa.CallInstruction(call) })
			if i < 0 || !w.context(call.Call.Args[0], depth+1) {
				return false
			}
			w.add(w.site.Notifies()[i])
		default:
			return false
		}
	}
	return true
}

func (w *waker) add(n *Notify) {
	if !slices.Contains(w.found, n) {
		w.found = append(w.found, n)
	}
}

// uses returns the calls of a function, go and defer statements included, and whether it is also used in ways that cannot be followed.
func (p *program) uses(f *ssa.Function) (calls []ssa.CallInstruction, escapes bool) {
	calls = p.calls[f]
	for _, v := range p.values[f] {
		mc, ok := v.(*ssa.MakeClosure)
		if !ok {
			return calls, true
		}
		for _, ref := range *mc.Referrers() {
			if _, ok := ref.(*ssa.DebugRef); ok {
				continue
			}
			call, ok := ref.(ssa.CallInstruction)
			if !ok || call.Common().Value != ssa.Value(mc) || slices.Contains(call.Common().Args, ssa.Value(mc)) {
				return calls, true
			}
		}
	}
	if f.Parent() != nil {
		return calls, false
	}
	return calls, !p.complete(f)
}
