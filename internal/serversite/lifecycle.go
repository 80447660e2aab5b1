package serversite

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

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
	var out []*Shutdown
	for _, st := range s.p.stopsOf(mine) {
		if st.name != "Shutdown" || st.call == nil || !certainly(st.servers, mine) || !s.p.runs()[st.at.Instr.Parent()] {
			continue
		}
		if syntax := s.p.syntax[st.call.Instr.Common().Pos()]; syntax != nil {
			out = append(out, &Shutdown{Call: syntax, stop: st})
		}
	}
	return out
}

// certainly reports whether two pointers certainly point to the same server: both are known, or both are the one that
// a caller hands in.
func certainly(a, b objects) bool {
	return !a.unknown && !b.unknown || len(a.set) == 1 && len(b.set) == 1 && a.set[0] == b.set[0]
}

// Shutdowns lists the calls of Shutdown that may run while the server serves, in source order.
func (s *Site) Shutdowns() []*Shutdown {
	var out []*Shutdown
	for _, sd := range s.shutdowns() {
		if s.afterServing(sd.stop.at) {
			continue
		}
		sd.Deadline, sd.Done, _ = s.p.context(sd.stop)
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

// OnlyShutdown returns the call of Shutdown in the package when nothing else stops the server, or nil.
func (s *Site) OnlyShutdown() *Shutdown {
	all := s.Shutdowns()
	places := map[ssa.Instruction]bool{}
	if s.server != nil {
		for _, st := range s.p.stopsOf(s.objects()) {
			places[st.at.Instr] = true
		}
	}
	if len(all) != 1 || len(places) != 1 || all[0].stop.inside != nil {
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
