package serversite

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file says what the contexts are worth with which Shutdown is called.

// context says whether the context with which Shutdown is called has a deadline, and whether it is done by then. of is
// what it is made from.
func (p *program) context(st stop) (deadline State, done bool, of ssa.Value) {
	arg := st.call.NArgs() - 1
	if st.inside != nil {
		if st.inside.Context < 0 || st.inside.Done {
			return st.inside.Deadline, st.inside.Done, nil
		}
		arg = st.inside.Context
	}
	c := st.call
	if deadline = p.deadline(p.flow.Arg(c, arg, ""), 0); st.inside != nil && st.inside.Deadline == Set {
		deadline = Set
	}
	return deadline, p.doneBefore(c.In, c.Value(arg), c.Instr, 0), c.Value(arg)
}

// shutting sums up how an instance that strangers call calls Shutdown.
func (p *program) shutting(st stop, in *valueflow.Instance) *Shutting {
	deadline, done, of := p.context(st)
	out := &Shutting{Context: -1, Deadline: deadline, Done: done}
	if of == nil {
		return out
	}
	all := p.ancestors(st.at.In, of)
	if len(all) == 0 {
		return out
	}
	first := all[len(all)-1].Object
	if param, ok := first.Site.(*ssa.Parameter); ok && first.Kind == valueflow.Given && first.In == in {
		out.Context = paramIndex(param)
	}
	return out
}

// keepAlivesOff reports whether an instance always switches the keep-alives of a server off, and nothing in the
// package switches them on.
func (p *program) keepAlivesOff(in *valueflow.Instance, of objects) bool {
	calls, on := p.keepAliveCalls(of)
	off := false
	for i, c := range calls {
		if on[i] == nil || *on[i] {
			return false
		}
		off = off || c.In == in && c.Mode == valueflow.Now && len(branchesTo(c.Instr)) == 0
	}
	return off
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
