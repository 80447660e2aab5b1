package valueflow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// guards reports whether a branch decides by the very value that one of its sides assigns, `if d > 0 {
// srv.ReadTimeout = d }`, or by the field: `if srv.ReadTimeout == 0 { srv.ReadTimeout = time.Minute }`. That is
// configuration with zero as its default, not a struct somebody forgot.
func (f *flow) guards(in *Instance, br *ssa.If) bool {
	var conds map[any]bool
	for _, side := range br.Block().Succs {
		if len(side.Preds) != 1 {
			continue
		}
		for _, instr := range side.Instrs {
			stores := f.stores[Point{in, instr}]
			if len(stores) == 0 || stores[0].whole {
				continue
			}
			if conds == nil {
				conds = map[any]bool{}
				f.g.sources(in, br.Cond, conds, map[ssa.Value]bool{})
			}
			for _, fc := range f.fields {
				if conds[fc] {
					return true
				}
			}
			values := map[any]bool{}
			f.g.sources(in, stores[0].val, values, map[ssa.Value]bool{})
			for v := range values {
				if conds[v] {
					return true
				}
			}
		}
	}
	return false
}

// sources collects the variables and values that a value is computed from.
func (g *Graph) sources(in *Instance, v ssa.Value, out map[any]bool, seen map[ssa.Value]bool) {
	if seen[v] {
		return
	}
	seen[v] = true
	instr, ok := v.(ssa.Instruction)
	switch x := v.(type) {
	case *ssa.Const:
		return
	case *ssa.UnOp:
		if x.Op == token.MUL {
			for c := range g.in(g.reg(in, x.X, "")) {
				out[c] = true
			}
			if _, computed := x.X.(ssa.Instruction); !computed {
				out[x.X] = true
			}
			if fa, ok := x.X.(*ssa.FieldAddr); ok {
				out[fieldOf{fa.X, fa.Field}] = true
			}
			return
		}
	case *ssa.Field:
		out[fieldOf{x.X, x.Field}] = true
		return
	case *ssa.BinOp, *ssa.Convert, *ssa.ChangeType, *ssa.Phi, *ssa.Extract:
	default:
		ok = false
	}
	if !ok {
		out[v] = true
		return
	}
	for _, op := range instr.Operands(nil) {
		if *op != nil {
			g.sources(in, *op, out, seen)
		}
	}
}

type fieldOf struct {
	v     ssa.Value
	field int
}

// asserts says whether a type assertion holds of which a condition is the outcome. sure is false when it may and may
// not, or for other conditions.
func (g *Graph) asserts(in *Instance, cond ssa.Value) (yes, sure bool) {
	ex, ok := cond.(*ssa.Extract)
	if !ok || ex.Index != 1 {
		return false, false
	}
	assert, ok := ex.Tuple.(*ssa.TypeAssert)
	if !ok {
		return false, false
	}
	for c := range g.in(g.reg(in, assert.X, "")) {
		dynamic := c.Object.dynamicType(c)
		if c.Object.Kind == Constant || dynamic == nil || types.IsInterface(dynamic) {
			return false, false
		}
		holds := types.Identical(dynamic, assert.AssertedType)
		if want, ok := assert.AssertedType.Underlying().(*types.Interface); ok {
			holds = types.Implements(dynamic, want)
		}
		if sure && holds != yes {
			return false, false
		}
		yes, sure = holds, true
	}
	return yes, sure
}
