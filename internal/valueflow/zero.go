package valueflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Zero reports whether a value is zero for certain: a constant, or what was loaded from where nobody ever puts
// anything.
func (g *Graph) Zero(in *Instance, v ssa.Value) bool {
	if c, ok := v.(*ssa.Const); ok {
		return isZero(c)
	}
	if g.Cut() || !slices.Contains(g.leaves(v.Type()), "") {
		return false
	}
	if ld, ok := v.(*ssa.UnOp); ok && ld.Op == token.MUL {
		// Of what strangers made nobody knows what they put there.
		for c := range g.in(g.reg(in, ld.X, "")) {
			if c.Object.Kind != Allocated {
				return false
			}
		}
	} else if len(g.sets[g.reg(in, v, "")].list) == 0 {
		return false
	}
	for c := range g.in(g.reg(in, v, "")) {
		k, ok := c.Object.Site.(*ssa.Const)
		if !ok || c.Object.Kind != Constant || !isZero(k) {
			return false
		}
	}
	return true
}

func isZero(c *ssa.Const) bool {
	if c.Value == nil {
		return true
	}
	switch c.Value.Kind() {
	case constant.Bool:
		return !constant.BoolVal(c.Value)
	case constant.String:
		return constant.StringVal(c.Value) == ""
	case constant.Int, constant.Float:
		return constant.Sign(c.Value) == 0
	}
	return false
}

func structUnder(t types.Type) (*types.Struct, bool) {
	if t == nil {
		return nil, false
	}
	st, ok := t.Underlying().(*types.Struct)
	return st, ok
}

// flows reports whether control can flow from the beginning of a to the beginning of b.
func flows(a, b *ssa.BasicBlock) bool { return a == b || cyclic(a, b) }

// cyclic reports whether control can flow from the end of a block to the beginning of another, nil being the same
// one.
func cyclic(from, to *ssa.BasicBlock) bool {
	if to == nil {
		to = from
	}
	seen := map[*ssa.BasicBlock]bool{}
	todo := slices.Clone(from.Succs)
	for len(todo) > 0 {
		b := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			todo = append(todo, b.Succs...)
		}
	}
	return false
}

func indexOf(instr ssa.Instruction) int { return slices.Index(instr.Block().Instrs, instr) }
