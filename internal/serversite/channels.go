package serversite

import (
	"go/token"
	"go/types"
	"slices"

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

// send goes on with the goroutines that receive what is sent.
func (a *aftermath) send(in *valueflow.Instance, ch ssa.Value, x known) {
	receivers := a.p.receivers(a.p.flow.PointsTo(in, ch))
	if x == 0 || len(receivers) == 0 {
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
		k := facts{}
		switch instr := r.at.Instr.(type) {
		case *ssa.UnOp:
			k = k.with(instr, x)
			if instr.CommaOk {
				for _, ref := range *instr.Referrers() {
					if ex, ok := ref.(*ssa.Extract); ok && ex.Index == 0 {
						k = k.with(ex, x)
					}
				}
			}
		case *ssa.Select:
			k = k.with(instr, firstCase+known(r.state))
			for _, ref := range *instr.Referrers() {
				if ex, ok := ref.(*ssa.Extract); ok && ex.Index == r.result {
					k = k.with(ex, x)
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
