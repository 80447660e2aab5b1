package serversite

import (
	"go/types"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// effect says what a function of another package does with its arguments.
func (p *program) effect(fn *types.Func) valueflow.Effect {
	if knowledge.IsHarden(fn) {
		return valueflow.Effect{Returns: map[int]int{0: 0}, Touches: []Ref{{}}}
	}
	b := p.behavior(fn)
	if b == nil {
		return knowledge.Effect(fn)
	}
	e := valueflow.Effect{Known: map[int]bool{}}
	for _, t := range b.Touches {
		e.Touches = append(e.Touches, t.Ref)
		e.Known[t.Arg] = true
	}
	for _, l := range b.Lives {
		if l.From != nil {
			e.Known[l.From.Arg] = true
		}
	}
	for _, same := range b.Same {
		if e.Returns == nil {
			e.Returns = map[int]int{}
		}
		e.Returns[same.Result] = same.Arg
	}
	for _, birth := range b.Births {
		switch {
		case birth.Path == "" && birth.From != nil && birth.From.Path == "":
			if e.Returns == nil {
				e.Returns = map[int]int{}
			}
			e.Returns[birth.Result] = birth.From.Arg
			e.Touches = append(e.Touches, *birth.From)
		case birth.Path == "" && birth.From != nil:
			if e.Loads == nil {
				e.Loads = map[int]Ref{}
			}
			e.Loads[birth.Result] = *birth.From
		case birth.Path == "" && birth.Config == nil && types.IsInterface(fn.Signature().Results().At(birth.Result).Type()):
			if t := serverTypeOf(p.pass.Pkg, fn.Pkg()); t != nil {
				e.Holds = map[int]types.Type{birth.Result: t}
			}
		}
	}
	return e
}

// serverTypeOf returns the type http.Server as a package that is imported knows it, or nil.
func serverTypeOf(pkgs ...*types.Package) types.Type {
	for _, pkg := range pkgs {
		for _, imp := range append(pkg.Imports(), pkg) {
			if imp.Path() == "net/http" {
				if obj := imp.Scope().Lookup("Server"); obj != nil {
					return obj.Type()
				}
			}
		}
	}
	return nil
}

// touched says what a call does to a server that it gets, see effect.
func (p *program) touched(c *valueflow.Call, k int, ask valueflow.Ask) valueflow.Bits {
	if knowledge.IsHarden(c.Fn) {
		for field := range strings.SplitSeq(ask.Fields, "|") {
			if field == "ReadHeaderTimeout" || field == "IdleTimeout" {
				return valueflow.Set
			}
		}
		return valueflow.Passes
	}
	b := p.behavior(c.Fn)
	if b == nil {
		return valueflow.Passes
	}
	if k < len(b.Touches) {
		return answers(b.Touches[k].Effects.of(ask.Fields), ask)
	}
	for _, birth := range b.Births {
		if birth.From != nil && birth.Path == "" && birth.From.Path == "" {
			if k -= 1; k < len(b.Touches) {
				return answers(birth.Effects.of(ask.Fields), ask)
			}
		}
	}
	return valueflow.Passes
}

// born says how a server is that a function of another package returns.
func (p *program) born(c *valueflow.Call, result int, path string, ask valueflow.Ask) valueflow.Bits {
	birth := p.birth(c.Fn, result, path)
	switch {
	case birth == nil:
		return 0
	case birth.Config != nil:
		return answers(p.configured(c, *birth.Config, ask.Fields), ask)
	case birth.Options != nil:
		return answers(p.withOptions(c, birth, ask.Fields), ask)
	}
	bits := answers(birth.Effects.of(ask.Fields), ask)
	if bits&valueflow.Passes != 0 { // it came in behind a field of an argument
		bits = bits&^valueflow.Passes | valueflow.Maybe
	}
	return bits
}

// birth returns how the server at a path of a result was built, or nil.
func (p *program) birth(fn *types.Func, result int, path string) *Birth {
	b := p.behavior(fn)
	if b == nil {
		return nil
	}
	for i := range b.Births {
		if birth := &b.Births[i]; birth.Result == result && birth.Path == path {
			return birth
		}
	}
	return nil
}

// configured says what becomes of settings that are copied from a struct, or from the first element of a ...
// parameter of structs.
func (p *program) configured(c *valueflow.Call, arg int, fields string) valueflow.Bits {
	v := c.Value(arg)
	if v == nil {
		return valueflow.Maybe
	}
	if k, ok := v.(*ssa.Const); ok && k.IsNil() {
		return valueflow.Unset // no options
	}
	path := ""
	if _, ok := v.Type().Underlying().(*types.Slice); ok {
		path = "[]"
	}
	var bits valueflow.Bits
	for _, cell := range p.flow.Arg(c, arg, "") {
		at := p.flow.Cell(cell.Object, cell.Path+path)
		bits |= p.flow.State(at, valueflow.Ask{Fields: fields}, valueflow.Point{In: c.In, Instr: c.Instr}).Bits
	}
	if bits == 0 {
		return valueflow.Maybe
	}
	return bits
}
