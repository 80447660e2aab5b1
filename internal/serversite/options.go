package serversite

import (
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file knows functional options between packages: who makes them, and who runs them.

// makes sums up what the function does that an instance returns: an option that is made of its arguments.
func (p *program) makes(in *valueflow.Instance) []Touch {
	results := in.Func.Signature.Results()
	if results.Len() == 0 {
		return nil
	}
	option, ok := results.At(0).Type().Underlying().(*types.Signature)
	if !ok || option.Params().Len() == 0 || !knowledge.IsServerPtr(option.Params().At(0).Type()) {
		return nil
	}
	var out *Touch
	for _, ret := range returns(in.Func) {
		for _, c := range p.flow.PointsTo(in, ret.Results[0]) {
			made := p.rootOf(p.functionOf(c.Object))
			if made == nil || len(made.Func.Params) == 0 {
				return nil
			}
			t := p.summarizeTouch(made, 0, "")
			if out == nil {
				out = &t
				continue
			}
			for i := range t.Effects {
				out.Effects[i] |= t.Effects[i]
			}
			out.Stops, out.Shutdown, out.KeepAlivesOff = out.Stops || t.Stops, nil, out.KeepAlivesOff && t.KeepAlivesOff
		}
	}
	if out == nil {
		return nil
	}
	return []Touch{*out}
}

// optionsOf returns the parameter by which strangers give an instance a list of functions that it runs, or -1 when
// there is not just one.
func (p *program) optionsOf(in *valueflow.Instance) int {
	arg := -1
	for _, b := range in.Func.Blocks {
		for _, instr := range b.Instrs {
			param := p.flow.Given(in, instr)
			if param == nil {
				continue
			}
			i := paramIndex(param)
			if arg >= 0 && arg != i {
				return -1
			}
			arg = i
		}
	}
	return arg
}

// withOptions says what becomes of fields of a server that a constructor of another package makes, with the options
// that a call gives.
func (p *program) withOptions(c *valueflow.Call, birth *Birth, fields string) valueflow.Bits {
	o := birth.Options
	lists, ok := p.flow.Sequences(c.In, c.Value(o.Arg))
	if !ok {
		return birth.Effects.of(fields)
	}
	var out valueflow.Bits
	for _, list := range lists {
		bits := o.Bare.of(fields)
		for _, e := range list {
			effects := p.effectOf(e)
			if effects == nil {
				return birth.Effects.of(fields)
			}
			if does := effects.of(fields); does&valueflow.Passes == 0 {
				bits = does
			} else {
				bits |= does &^ valueflow.Passes
			}
		}
		out |= bits
	}
	return out
}

// effectOf says what an option does to a server, or nil when that is not known.
func (p *program) effectOf(e valueflow.Element) Effects {
	all := p.flow.PointsTo(e.In, e.Val)
	if len(all) != 1 {
		return nil
	}
	if b := p.behavior(p.madeBy(all[0].Object)); b != nil && len(b.Makes) == 1 {
		return b.Makes[0].Effects
	}
	return nil
}

// same adds to a summary which results are arguments: builders return their receiver. What is known of servers behind
// such a result is known of the argument.
func (p *program) same(f *ssa.Function, b *Behavior) {
	for i := range f.Signature.Results().Len() {
		t := f.Signature.Results().At(i).Type()
		if _, ok := t.Underlying().(*types.Pointer); !ok || knowledge.IsServerPtr(t) {
			continue
		}
		args := map[int]bool{}
		for _, ret := range returns(f) {
			args[p.givenBy(f, ret.Results[i])] = true
		}
		for arg := range args {
			if len(args) == 1 && arg >= 0 && types.Identical(f.Params[arg].Type(), t) {
				b.Same = append(b.Same, Same{i, arg})
				b.Births = slices.DeleteFunc(b.Births, func(x Birth) bool { return x.Result == i })
			}
		}
	}
}
