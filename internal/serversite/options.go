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

// options says how an instance that strangers call makes the server at a path of a result when the options that they
// give do nothing, or nil when it runs none.
func (p *program) options(in *valueflow.Instance, result int, path string) *Options {
	arg := -1
	for _, b := range in.Func.Blocks {
		for _, instr := range b.Instrs {
			if param := p.flow.Given(in, instr); param != nil {
				if i := paramIndex(param); arg < 0 || arg == i {
					arg = i
				} else {
					return nil
				}
			}
		}
	}
	if arg < 0 {
		return nil
	}
	out := &Options{Arg: arg, Bare: make(Effects, len(summaryFields))}
	for i, name := range summaryFields {
		var bits valueflow.Bits
		for _, ret := range returns(in.Func) {
			for _, c := range p.flow.Follow(in, ret.Results[result], path) {
				if c.Object.Kind != valueflow.Constant {
					bits |= p.flow.State(c, valueflow.Ask{Fields: name, Bare: true}, valueflow.Point{In: in, Instr: ret}).Bits
				}
			}
		}
		out.Bare[i] = byte(bits)
	}
	return out
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
func (p *program) same(in *valueflow.Instance, b *Behavior) {
	results := in.Func.Signature.Results()
	for i := range results.Len() {
		if _, ok := results.At(i).Type().Underlying().(*types.Pointer); !ok || knowledge.IsServerPtr(results.At(i).Type()) {
			continue
		}
		arg := -1
		for _, ret := range returns(in.Func) {
			all := p.flow.PointsTo(in, ret.Results[i])
			if len(all) != 1 || all[0].Path != "" || all[0].Object.Kind != valueflow.Given || all[0].Object.Parent != nil {
				arg = -1
				break
			}
			param, ok := all[0].Object.Site.(*ssa.Parameter)
			if !ok || all[0].Object.In != in || arg >= 0 && arg != paramIndex(param) {
				arg = -1
				break
			}
			arg = paramIndex(param)
		}
		if arg >= 0 {
			b.Same = append(b.Same, Same{i, arg})
			b.Births = slices.DeleteFunc(b.Births, func(x Birth) bool { return x.Result == i })
		}
	}
}
