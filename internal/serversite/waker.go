package serversite

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// WokenBy returns the calls that catch the signals for which the Shutdown waits, or nil when it may have another
// reason to run, which cannot be followed.
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

// before adds the signals that are waited for before the instruction. It reports whether anything is waited for, and
// everything is understood.
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

// wait adds what an instruction waits for, inside the functions of the package that it calls too. It reports whether
// that is understood.
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
		// A channel of errors or results of the program itself is another matter than signals; one of signals must be
		// known.
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
				closed := closedBy(instr)
				if closed == nil {
					continue
				}
				for _, in := range p.flow.Instances(f) {
					if slices.Contains(p.flow.PointsTo(in, closed), ch) {
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
			caught := p.elsewhere(p.madeBy(o))
			syntax := p.syntax[call.Common().Pos()]
			if caught == nil || syntax == nil {
				return false
			}
			w.add(&Notify{Call: syntax, Known: true, Interrupt: caught.Interrupt, Term: caught.Term, Elsewhere: true})
		}
	}
	return len(ctx) > 0
}

func (w *waker) add(n *Notify) {
	if !slices.Contains(w.found, n) {
		w.found = append(w.found, n)
	}
}
