package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Setting is a constant that the program gives to a field of a server.
type Setting struct {
	Field string
	Value int64    // nanoseconds for timeouts
	Code  ast.Node // the assignment, or the element of the literal
	// Unit reports that the program says what it counts: that the expression uses a constant of package time, or another duration.
	Unit bool
}

// Settings lists what the program certainly gives to the fields of the server, in source order.
func (s *Site) Settings(fields ...string) []Setting {
	if s.server == nil {
		return nil
	}
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	if mine.unknown {
		return nil
	}
	var out []Setting
	for _, name := range fields {
		for _, w := range s.p.writes[name] {
			st, ok := w.instr.(*ssa.Store)
			if !ok {
				continue
			}
			c, ok := st.Val.(*ssa.Const)
			if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
				continue
			}
			if at := s.p.objectsOf(w.server); at.unknown || !mayAlias(at, mine) {
				continue
			}
			if code, value := s.p.assignment(st.Pos()); code != nil {
				out = append(out, Setting{name, c.Int64(), code, s.p.hasUnit(value, c.Int64())})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Setting) int { return int(a.Code.Pos() - b.Code.Pos()) })
	return out
}

// Constant returns the value of a field when the server goes live, if all assignments of the package give it the same constant. What the
// called function sets is not known by value.
func (s *Site) Constant(field string) (int64, bool) {
	if s.server == nil || s.live != nil && s.own(field) != passes || s.Field(field) != Set {
		return 0, false
	}
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	var value int64
	found := false
	for _, w := range s.p.writes[field] {
		if !mine.unknown && !mayAlias(s.p.objectsOf(w.server), mine) {
			continue
		}
		st, ok := w.instr.(*ssa.Store)
		if !ok {
			return 0, false
		}
		for _, leaf := range s.p.leaves(st.Val) {
			c, ok := leaf.(*ssa.Const)
			if !ok || c.Value == nil || c.Value.Kind() != constant.Int || found && c.Int64() != value {
				return 0, false
			}
			value, found = c.Int64(), true
		}
	}
	return value, found
}

// assignment returns the assignment or the keyed element of a literal that a store comes from, and the expression of its value.
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

// hasUnit reports whether an expression says what it counts. Below a microsecond only the constants of package time are believed.
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
