package serversite

import (
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// mayWaitFor reports whether a receive from a channel may wait for Shutdown: whether the goroutine that calls it may
// write to the channel, or code that is not seen.
func (a *aftermath) mayWaitFor(in *valueflow.Instance, ch ssa.Value) bool {
	all := a.p.flow.PointsTo(in, ch)
	for _, c := range all {
		writers, known := a.p.writers(c)
		if _, made := c.Object.Site.(*ssa.MakeChan); !made || !known || len(writers) == 0 {
			return true
		}
		if slices.ContainsFunc(writers, func(at valueflow.Point) bool { return a.drains[at.In] }) {
			return true
		}
	}
	return len(all) == 0
}

// outsideWaits reports whether a call of code outside of the package may wait for Shutdown.
func (a *aftermath) outsideWaits(in *valueflow.Instance, call ssa.CallInstruction) bool {
	common := call.Common()
	if fn := calledFunc(common); fn != nil {
		if e := knowledge.Effect(fn); e.Pure && len(e.Starts) > 0 {
			return false // it starts a goroutine
		}
	}
	if fullName(common) != "(*sync.WaitGroup).Wait" {
		return mayWait(common)
	}
	groups := a.p.flow.PointsTo(in, common.Args[0])
	if len(groups) == 0 || slices.ContainsFunc(groups, func(c *valueflow.Cell) bool {
		return c.Object.Kind != valueflow.Allocated || a.p.flow.Exposed(c) || len(a.p.flow.HandedTo(c)) > 0
	}) {
		return true
	}
	for _, name := range []string{"(*sync.WaitGroup).Done", "(*sync.WaitGroup).Go"} {
		for _, c := range a.p.flow.CallsOf(name) {
			if !slices.ContainsFunc(a.p.flow.Arg(c, 0, ""), func(at *valueflow.Cell) bool { return slices.Contains(groups, at) }) {
				continue
			}
			if a.drains[c.In] || slices.ContainsFunc(a.p.flow.At(c.In, c.Instr), func(c *valueflow.Call) bool { return a.drains[c.Callee] }) {
				return true
			}
		}
	}
	return false
}

// send goes on with the goroutines that receive what is sent.
func (a *aftermath) send(in *valueflow.Instance, ch ssa.Value, k facts, v ssa.Value) {
	sent := facts{}
	for key, x := range k {
		if inner, ok := key.(part); ok && inner.of == v {
			sent[inner.path] = x
		}
	}
	if x := k.of(v); x != 0 {
		sent[""] = x
	}
	if len(sent) == 0 {
		a.ends |= goesOn
		return
	}
	a.wakes(a.p.flow.PointsTo(in, ch), sent, facts{})
}

// closes goes on behind the end of a goroutine, with those that wait for a channel that it closes. They find what it
// has put into memory.
func (a *aftermath) closes(in *valueflow.Instance, k facts) {
	memory := facts{}
	for key, x := range k {
		if _, ok := key.(*valueflow.Cell); ok {
			memory[key] = x
		}
	}
	var closed []*valueflow.Cell
	for _, b := range in.Func.Blocks {
		for _, instr := range b.Instrs {
			if ch := closedBy(instr); ch != nil {
				closed = append(closed, a.p.flow.PointsTo(in, ch)...)
			}
		}
	}
	if len(memory) == 0 || len(closed) == 0 {
		a.ends |= goesOn
		return
	}
	a.wakes(closed, nil, memory)
}

// closedBy returns the channel that an instruction closes, now or when its function ends, or nil.
func closedBy(instr ssa.Instruction) ssa.Value {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	if b, ok := call.Common().Value.(*ssa.Builtin); !ok || b.Name() != "close" {
		return nil
	}
	return call.Common().Args[0]
}

// wakes goes on with the goroutines that receive from channels: what is known of what they receive, by its parts, and
// of memory.
func (a *aftermath) wakes(channels []*valueflow.Cell, sent, memory facts) {
	receivers := a.p.receivers(channels)
	if len(receivers) == 0 {
		a.ends |= goesOn
		return
	}
	for _, r := range receivers {
		if a.drains[r.at.In] || !a.p.runs()[r.at.Instr.Parent()] || a.waitsBefore(r.at) {
			a.ends |= goesOn // it drains by itself, or it is not known to wait
			return
		}
		key := "receive " + r.at.Instr.Parent().String() + " " + r.at.Instr.String()
		if a.seen[key] {
			continue
		}
		a.seen[key] = true
		k := maps.Clone(memory)
		give := func(v ssa.Value) {
			for path, x := range sent {
				if path == "" {
					k = k.with(v, x)
				} else {
					k = k.with(part{v, path.(string)}, x)
				}
			}
		}
		switch instr := r.at.Instr.(type) {
		case *ssa.UnOp:
			give(instr)
			if instr.CommaOk {
				for _, ref := range *instr.Referrers() {
					if ex, ok := ref.(*ssa.Extract); ok && ex.Index == 0 {
						give(ex)
					}
				}
			}
		case *ssa.Select:
			k = k.with(instr, firstCase+known(r.state))
			for _, ref := range *instr.Referrers() {
				if ex, ok := ref.(*ssa.Extract); ok && ex.Index == r.result {
					give(ex)
				}
			}
		}
		a.from(r.at.In, r.at.Instr.Block(), indexOf(r.at.Instr)+1, k, nil)
	}
}

// waitsBefore reports whether something that may wait has always run before an instruction in its function.
func (a *aftermath) waitsBefore(at valueflow.Point) bool {
	for _, b := range at.Instr.Parent().Blocks {
		for _, instr := range b.Instrs {
			if instr == at.Instr || !precedes(instr, at.Instr) {
				continue
			}
			switch instr := instr.(type) {
			case *ssa.UnOp:
				if instr.Op == token.ARROW {
					return true
				}
			case *ssa.Call:
				if a.callWaits(at.In, instr, map[*valueflow.Instance]bool{}) {
					return true
				}
			}
		}
	}
	return false
}

// receiver is an instruction that receives from a channel; state and result are the case and its value in a select.
type receiver struct {
	at            valueflow.Point
	state, result int
}

// receivers lists the instructions that receive from one of the channels.
func (p *program) receivers(channels []*valueflow.Cell) []receiver {
	var out []receiver
	from := func(in *valueflow.Instance, ch ssa.Value) bool {
		return slices.ContainsFunc(p.flow.PointsTo(in, ch), func(c *valueflow.Cell) bool { return slices.Contains(channels, c) })
	}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				for _, in := range p.flow.Instances(f) {
					switch x := instr.(type) {
					case *ssa.UnOp:
						if x.Op == token.ARROW && from(in, x.X) {
							out = append(out, receiver{at: valueflow.Point{In: in, Instr: x}})
						}
					case *ssa.Select:
						n := 2
						for i, st := range x.States {
							if st.Dir != types.RecvOnly {
								continue
							}
							if from(in, st.Chan) {
								out = append(out, receiver{valueflow.Point{In: in, Instr: x}, i, n})
							}
							n++
						}
					}
				}
			}
		}
	}
	return out
}
