package serversite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file says how servers end: who calls Shutdown and with what context, and what the program does when Serve has
// returned because of it.

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

// afterServing reports whether an instruction runs only when the serve call has returned: behind it in its function,
// or deferred there, or in a function that is only called so.
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

// onlyStops sorts what may stop the server: shutdown reports that some code for which late holds calls Shutdown,
// other that there is code for which it does not hold. ok is false when somebody else may stop the server.
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

// OnlyAfterServing reports whether Shutdown is called on the server, but everything that stops it runs only when it
// serves no more.
func (s *Site) OnlyAfterServing() bool {
	shutdown, other, ok := s.onlyStops(func(st stop) bool { return s.afterServing(st.at) })
	return ok && shutdown && !other && s.live == nil && !s.reachable(s.objects())
}

// NeverReached reports whether Shutdown is called on the server, but everything that stops it is code that the
// program never runs.
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

// cancelIdle reports whether the cancel function of a context.WithCancel does nothing but clean up at the end of the
// function.
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

// doneBefore reports whether a context is certainly done when control reaches the instruction: it, or one that it is
// derived from, was waited for in the same function, or before every call of it.
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

// runs returns the functions that the program may run: those that main, the initialisers, and code outside of the
// package can reach. Methods count as reached when their type is put into an interface.
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

// variadic returns the elements of the slice that a call with `f(a, b)` passes to a variadic function; not ok for
// `f(list...)`.
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
