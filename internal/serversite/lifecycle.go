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
// derived from, was waited for in the same function, or before every call of it, or it runs when the context ends.
func (p *program) doneBefore(in *valueflow.Instance, ctx ssa.Value, at ssa.Instruction, depth int) bool {
	if ctx == nil || depth > len(p.funcs) {
		return false
	}
	ancestors := p.ancestors(in, ctx)
	for _, b := range at.Parent().Blocks {
		for _, instr := range b.Instrs {
			if of := waitedFor(instr, at); of != nil && p.oneOf(in, of, ctx, ancestors) {
				return true
			}
		}
	}
	if in.IsRoot() {
		return false
	}
	calls := p.flow.CallersOf(in)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(c *valueflow.Call) bool { return !p.doneAtCall(c, ctx, ancestors, depth) })
}

// doneAtCall is doneBefore for a call of the function, where the context is an argument, or known by what it is.
func (p *program) doneAtCall(c *valueflow.Call, ctx ssa.Value, ancestors []*valueflow.Cell, depth int) bool {
	if knowledge.FullName(c.Through) == "context.AfterFunc" {
		return p.oneOf(c.In, c.Instr.Common().Args[0], nil, ancestors)
	}
	if c.Mode == valueflow.Later {
		return false
	}
	if param, ok := derivedFrom(ctx).(*ssa.Parameter); ok {
		return p.doneBefore(c.In, c.Value(paramIndex(param)), c.Instr, depth+1)
	}
	return false
}

// waitedFor returns the context whose end has been waited for whenever control reaches an instruction: by a receive
// from ctx.Done(), or as the case of a select that leads there.
func waitedFor(instr, at ssa.Instruction) ssa.Value {
	switch x := instr.(type) {
	case *ssa.UnOp:
		if x.Op == token.ARROW && precedes(x, at) {
			return doneOf(x.X)
		}
	case *ssa.Select:
		if !precedes(x, at) {
			return nil
		}
		for i, st := range x.States {
			if st.Dir == types.RecvOnly && onlyCase(x, i, at) {
				return doneOf(st.Chan)
			}
		}
	}
	return nil
}

// onlyCase reports whether control reaches an instruction behind a select only by one of its cases.
func onlyCase(sel *ssa.Select, i int, at ssa.Instruction) bool {
	for _, ref := range *sel.Referrers() {
		ex, ok := ref.(*ssa.Extract)
		if !ok || ex.Index != 0 {
			continue
		}
		for _, use := range *ex.Referrers() {
			op, ok := use.(*ssa.BinOp)
			if !ok || op.Op != token.EQL {
				continue
			}
			if k, ok := op.Y.(*ssa.Const); !ok || k.Int64() != int64(i) {
				continue
			}
			for _, br := range *op.Referrers() {
				if br, ok := br.(*ssa.If); ok && br.Block().Succs[0].Dominates(at.Block()) {
					return true
				}
			}
		}
	}
	return false
}

// derivedFrom returns the context at the beginning of a chain of context.WithTimeout and the like.
func derivedFrom(ctx ssa.Value) ssa.Value {
	for {
		ctx = strip(ctx)
		from := ctx
		if ex, ok := from.(*ssa.Extract); ok {
			from = ex.Tuple
		}
		call, ok := from.(*ssa.Call)
		if !ok || !derives[fullName(&call.Call)] {
			return ctx
		}
		ctx = call.Call.Args[0]
	}
}

// derives lists the functions whose context ends when their argument does.
var derives = map[string]bool{"context.WithValue": true, "context.WithCancel": true, "context.WithTimeout": true, "context.WithDeadline": true,
	"context.WithCancelCause": true, "context.WithTimeoutCause": true, "context.WithDeadlineCause": true}

// ancestors returns what a context may be, and what it is derived from, as far as each can only be one.
func (p *program) ancestors(in *valueflow.Instance, ctx ssa.Value) []*valueflow.Cell {
	var out []*valueflow.Cell
	all := p.flow.PointsTo(in, ctx)
	for len(all) == 1 && !slices.Contains(out, all[0]) {
		out = append(out, all[0])
		call := callOf(all[0].Object)
		if call == nil || !derives[knowledge.FullName(p.madeBy(all[0].Object))] {
			break
		}
		all = p.flow.PointsTo(all[0].Object.In, call.Call.Args[0])
	}
	return out
}

// oneOf reports whether a context that was waited for is the value, or one of the contexts that it is derived from.
func (p *program) oneOf(in *valueflow.Instance, waited, ctx ssa.Value, ancestors []*valueflow.Cell) bool {
	if ctx != nil && strip(waited) == derivedFrom(ctx) {
		return true
	}
	all := p.flow.PointsTo(in, waited)
	return len(all) == 1 && all[0].Object.Kind != valueflow.Constant && slices.Contains(ancestors, all[0])
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
