package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// Setting is a constant that the program gives to a field of a server.
type Setting struct {
	Field string
	Value int64    // nanoseconds for timeouts
	Code  ast.Node // the assignment, or the element of the literal
	// Unit reports that the program says what it counts: that the expression uses a constant of package time, or
	// another duration.
	Unit bool
}

// Settings lists what the program certainly gives to the fields of the server, in source order: constants, also when
// they come by way of variables, fields and functions.
func (s *Site) Settings(fields ...string) []Setting {
	mine := s.objects()
	if s.server == nil || mine.unknown {
		return nil
	}
	var out []Setting
	for _, name := range fields {
		for _, st := range s.p.stores(mine, name) {
			value, written, ok := s.p.number(st)
			if !ok {
				continue
			}
			code, expr := s.p.assignment(st.At.Instr.Pos())
			if code == nil || slices.ContainsFunc(out, func(x Setting) bool { return x.Code == code && x.Value == value }) {
				continue
			}
			out = append(out, Setting{name, value, code, s.p.hasUnit(expr, value) || !written && value >= 1000})
		}
	}
	slices.SortStableFunc(out, func(a, b Setting) int { return int(a.Code.Pos() - b.Code.Pos()) })
	return out
}

// number returns the constant that a store stores, if it can only be one. written reports that the store says it by
// itself.
func (p *program) number(st valueflow.Stored) (value int64, written, ok bool) {
	_, written = st.Val.(*ssa.Const)
	if value, ok := constant.Int64Val(p.fold(st.At.In, st.Val, nil, 0)); ok {
		return value, written, true
	}
	return 0, false, false
}

// fold computes what a number is, through functions of the package that compute it from their arguments, given. The
// value is unknown when it cannot only be one.
func (p *program) fold(in *valueflow.Instance, v ssa.Value, given map[ssa.Value]constant.Value, depth int) constant.Value {
	unknown := constant.MakeUnknown()
	if depth > len(p.funcs) {
		return unknown
	}
	whole := func(c *ssa.Const) constant.Value {
		if c == nil || c.Value == nil {
			return unknown
		}
		return constant.ToInt(c.Value)
	}
	next := func(v ssa.Value) constant.Value { return p.fold(in, v, given, depth) }
	switch x := v.(type) {
	case *ssa.Const:
		return whole(x)
	case *ssa.Parameter:
		if k := given[x]; k != nil {
			return k
		}
	case *ssa.ChangeType:
		return next(x.X)
	case *ssa.Convert:
		return next(x.X)
	case *ssa.BinOp:
		a, b := next(x.X), next(x.Y)
		switch {
		case a.Kind() != constant.Int || b.Kind() != constant.Int:
			return unknown
		case x.Op == token.MUL || x.Op == token.ADD || x.Op == token.SUB:
			return constant.BinaryOp(a, x.Op, b)
		case x.Op == token.QUO && constant.Sign(b) != 0:
			return constant.BinaryOp(a, token.QUO_ASSIGN, b) // of whole numbers
		}
		return unknown
	case *ssa.Call:
		all := p.flow.At(in, x)
		if len(all) != 1 || all[0].Callee == nil {
			break
		}
		rets := returns(all[0].Callee.Func)
		if len(rets) != 1 || len(rets[0].Results) != 1 {
			break
		}
		inner := map[ssa.Value]constant.Value{}
		for i, param := range all[0].Callee.Func.Params {
			if arg := all[0].Value(i); arg != nil {
				inner[param] = next(arg)
			}
		}
		return p.fold(all[0].Callee, rets[0].Results[0], inner, depth+1)
	}
	if all := p.originsIn(in, v); len(all) == 1 {
		return whole(constantOf(all[0]))
	}
	return unknown
}

// Constant returns the value of a field when the server goes live, if all assignments of the package give it the same
// constant. What the called function sets is not known by value.
func (s *Site) Constant(field string) (int64, bool) {
	if s.server == nil || s.live != nil && s.own(field) != valueflow.Passes || s.Field(field) != Set {
		return 0, false
	}
	var value int64
	found := false
	for _, st := range s.p.stores(s.objects(), field) {
		for _, o := range s.p.originsIn(st.At.In, st.Val) {
			c := constantOf(o)
			if c == nil || c.Value == nil || c.Value.Kind() != constant.Int || found && c.Int64() != value {
				return 0, false
			}
			value, found = c.Int64(), true
		}
	}
	return value, found
}

// storesTo lists the stores of the package to fields.
func (p *program) storesTo(is func(*types.Var) bool) []*ssa.Store {
	var out []*ssa.Store
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok {
					if fa, ok := st.Addr.(*ssa.FieldAddr); ok && is(fieldVar(fa)) {
						out = append(out, st)
					}
				}
			}
		}
	}
	return out
}

// assignment returns the assignment or the keyed element of a literal that a store comes from, and the expression of
// its value.
func (p *program) assignment(pos token.Pos) (code ast.Node, value ast.Expr) {
	for _, file := range p.pass.Files {
		if pos < file.FileStart || file.FileEnd <= pos {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil || pos < n.Pos() || n.End() <= pos {
				return false
			}
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if n.Colon == pos {
					code, value = n, n.Value
				}
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					if sel, ok := lhs.(*ast.SelectorExpr); ok && sel.Sel.Pos() == pos && len(n.Rhs) == len(n.Lhs) {
						code, value = n, n.Rhs[i]
					}
				}
			}
			return true
		})
	}
	return code, value
}

// hasUnit reports whether an expression says what it counts. Below a microsecond only the constants of package time
// are believed.
func (p *program) hasUnit(e ast.Expr, value int64) bool {
	unit := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		switch obj := p.pass.TypesInfo.Uses[id].(type) {
		case *types.Const:
			unit = unit || obj.Pkg() != nil && obj.Pkg().Path() == "time" || value >= 1000 && isDuration(obj.Type())
		case *types.Var:
			unit = unit || value >= 1000
		}
		return true
	})
	return unit
}

func isDuration(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time" && named.Obj().Name() == "Duration"
}
