package fixes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"golang.org/x/tools/go/analysis"
)

// callIn returns the call that a statement consists of, or nil.
func callIn(s ast.Stmt) *ast.CallExpr {
	if es, ok := s.(*ast.ExprStmt); ok {
		call, _ := ast.Unparen(es.X).(*ast.CallExpr)
		return call
	}
	return nil
}

// endsFlow reports whether nothing runs behind the statement: a return statement, or a call that ends the program or
// the goroutine.
func endsFlow(pass *analysis.Pass, s ast.Stmt) bool {
	if _, ok := s.(*ast.ReturnStmt); ok {
		return true
	}
	call := callIn(s)
	return call != nil && neverReturns(pass, call)
}

// exitsWell reports whether a call that ends the program does so without a failure: os.Exit(0).
func exitsWell(call *ast.CallExpr) bool {
	if call == nil || len(call.Args) != 1 {
		return false
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	return ok && lit.Value == "0"
}

// calledName returns the name of what is called.
func calledName(call *ast.CallExpr) string {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

// chain lists the calls of a chain, the last one first: log.Fatal().Err(err).Msg("serve").
func chain(call *ast.CallExpr) []*ast.CallExpr {
	out := []*ast.CallExpr{call}
	for {
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return out
		}
		if call, ok = ast.Unparen(sel.X).(*ast.CallExpr); !ok {
			return out
		}
		out = append(out, call)
	}
}

// neverReturns reports whether a call ends the program or the goroutine: panic, and what loggers call Fatal, Panic or
// Exit, zerolog at the end of a chain of calls.
func neverReturns(pass *analysis.Pass, call *ast.CallExpr) bool {
	calls := chain(call)
	if knowledge.EndsEntry(calledName(calls[len(calls)-1]), calledName(call)) != knowledge.Returns {
		return true
	}
	if id := identOf(call.Fun); id != nil {
		if b, ok := pass.TypesInfo.Uses[id].(*types.Builtin); ok {
			return b.Name() == "panic"
		}
	}
	return knowledge.EndOf(calleeOf(pass, call), pass.TypesInfo.Types[call].IsVoid()) != knowledge.Returns
}

// isReport reports whether a call does no more than say something, as far as its name tells.
func isReport(call *ast.CallExpr) bool {
	return hasPrefix(strings.ToLower(calledName(call)),
		"print", "fprint", "log", "error", "warn", "info", "debug", "trace", "msg", "send", "sync", "flush")
}

func hasPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// returnsAnyway reports whether a function body can come to an end, as far as its last statement and its return
// statements tell.
func returnsAnyway(pass *analysis.Pass, body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = true
		}
		return !found
	})
	return found || !stops(pass, body)
}

// stops reports whether control never comes out of the end of a statement.
func stops(pass *analysis.Pass, s ast.Stmt) bool {
	clauses := func(body *ast.BlockStmt, needDefault bool) bool {
		all, def := true, false
		for _, s := range body.List {
			switch s := s.(type) {
			case *ast.CaseClause:
				def = def || s.List == nil
				all = all && stops(pass, &ast.BlockStmt{List: s.Body})
			case *ast.CommClause:
				all = all && stops(pass, &ast.BlockStmt{List: s.Body})
			}
		}
		return all && (def || !needDefault)
	}
	switch s := s.(type) {
	case *ast.BlockStmt:
		return len(s.List) > 0 && stops(pass, s.List[len(s.List)-1])
	case *ast.IfStmt:
		return s.Else != nil && stops(pass, s.Body) && stops(pass, s.Else)
	case *ast.SwitchStmt:
		return clauses(s.Body, true)
	case *ast.TypeSwitchStmt:
		return clauses(s.Body, true)
	case *ast.SelectStmt:
		return clauses(s.Body, false)
	case *ast.LabeledStmt:
		return stops(pass, s.Stmt)
	case *ast.ForStmt:
		return s.Cond == nil
	case *ast.BranchStmt:
		return s.Tok == token.GOTO || s.Tok == token.FALLTHROUGH
	}
	return endsFlow(pass, s)
}

// pure reports whether an expression can be evaluated later, or not at all, without a difference.
func pure(pass *analysis.Pass, e ast.Expr) bool {
	ok := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if tv := pass.TypesInfo.Types[n.Fun]; tv.IsType() {
				return true
			}
			// logrus.WithField("a", 1).Fatal(X), log.Fatal().Str("a", "b").Err(X).Msg("c"): building the logger or event has
			// no effect.
			sel, is := n.Fun.(*ast.SelectorExpr)
			if is && (strings.HasPrefix(sel.Sel.Name, "With") || isLogger(pass.TypesInfo.TypeOf(n))) {
				return true
			}
			ok = false
		case *ast.UnaryExpr:
			ok = ok && n.Op != token.ARROW
		case *ast.FuncLit:
			return false
		}
		return ok
	})
	return ok
}

// isLogger reports whether a type is a logger, or a message under construction as in logrus and zerolog.
func isLogger(t types.Type) bool {
	if t == nil {
		return false
	}
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return false
	}
	name := named.Obj().Name()
	return name == "Event" || name == "Entry" || strings.HasSuffix(name, "Logger")
}

// says reports whether a call does nothing but what its name says: what it is given is no work of its own.
func (c *caller) says(call *ast.CallExpr) bool {
	ok := true
	ast.Inspect(call, func(n ast.Node) bool {
		inner, is := n.(*ast.CallExpr)
		if !is || inner == call || !ok {
			return ok
		}
		fn := calleeOf(c.pass, inner)
		name := knowledge.FullName(fn)
		named := knowledge.Of(fn, "fmt") || name == "log/slog.Any" || name == "go.uber.org/zap.Error"
		ok = named || strings.EqualFold(calledName(inner), "error") ||
			c.pass.TypesInfo.Types[inner.Fun].IsType() || isLogger(c.pass.TypesInfo.TypeOf(inner))
		return ok
	})
	return ok
}

// ofTesting reports whether a call is a method of package testing.
func ofTesting(pass *analysis.Pass, call *ast.CallExpr) bool {
	fn := calleeOf(pass, call)
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "testing"
}

// isZero reports whether an expression is nil or a constant that is zero.
func isZero(pass *analysis.Pass, e ast.Expr) bool {
	if isNil(pass, e) {
		return true
	}
	v := pass.TypesInfo.Types[e].Value
	if v == nil {
		return false
	}
	switch v.Kind() {
	case constant.Bool:
		return !constant.BoolVal(v)
	case constant.String:
		return constant.StringVal(v) == ""
	}
	return constant.Sign(v) == 0
}

// zeros reports whether all expressions are nil or zero.
func zeros(pass *analysis.Pass, list []ast.Expr) bool {
	return !slices.ContainsFunc(list, func(e ast.Expr) bool { return !isZero(pass, e) })
}

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}

// freeName returns a name for the error that the statements do not mention outside of x.
func freeName(stmts []ast.Stmt, x ast.Expr) string {
	taken := map[string]bool{}
	for _, s := range stmts {
		ast.Inspect(s, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				taken[id.Name] = true
			}
			return n != ast.Node(x)
		})
	}
	name := "err"
	for i := 1; taken[name]; i++ {
		if name = "serveErr"; i > 1 {
			name += strconv.Itoa(i)
		}
	}
	return name
}

// objectOf returns what an identifier or selector names.
func (c *caller) objectOf(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return c.pass.TypesInfo.Uses[e]
	case *ast.SelectorExpr:
		return c.pass.TypesInfo.Uses[e.Sel]
	}
	return nil
}

func calleeOf(pass *analysis.Pass, call *ast.CallExpr) *types.Func {
	var id *ast.Ident
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		id = fun
	case *ast.SelectorExpr:
		id = fun.Sel
	default:
		return nil
	}
	fn, _ := pass.TypesInfo.Uses[id].(*types.Func)
	return fn
}

func isNil(pass *analysis.Pass, e ast.Expr) bool { return pass.TypesInfo.Types[ast.Unparen(e)].IsNil() }

func isVar(pass *analysis.Pass, e ast.Expr, v types.Object) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && v != nil && pass.TypesInfo.ObjectOf(id) == v
}

func inList(parent ast.Node, stmt ast.Stmt) bool { _, at := listOf(parent, stmt); return at >= 0 }

// listOf returns the statement list of a block or clause and the place of the statement in it, -1 when it is not an
// element.
func listOf(parent ast.Node, stmt ast.Stmt) ([]ast.Stmt, int) {
	var list []ast.Stmt
	switch p := parent.(type) {
	case *ast.BlockStmt:
		list = p.List
	case *ast.CaseClause:
		list = p.Body
	case *ast.CommClause:
		list = p.Body
	}
	for i, s := range list {
		if s == stmt {
			return list, i
		}
	}
	return nil, -1
}

// identOf returns the identifier that an expression is, or nil.
func identOf(e ast.Expr) *ast.Ident {
	id, _ := ast.Unparen(e).(*ast.Ident)
	return id
}

// given is a name that a fix has for a variable of its own, and the code in which the variable lives.
type given struct {
	name string
	in   ast.Node
}

// local returns a name for a variable that a fix declares in front of a statement: one that the function around it does
// not mention, that means nothing there, and that no other fix uses. Errors are told apart by where they are.
func (p *planner) local(path []ast.Node, stmt ast.Stmt, want string) string {
	var fn, block ast.Node // around the statement, the innermost
	for _, n := range path {
		if block == nil && inList(n, stmt) {
			block = n
		}
		switch n.(type) {
		case *ast.FuncLit, ast.Decl:
			if block != nil && fn == nil {
				fn = n
			}
		}
	}
	taken := map[string]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			taken[id.Name] = true
		}
		return true
	})
	for _, g := range p.given {
		if within(g.in, block) || within(block, g.in) {
			taken[g.name] = true
		}
	}
	name := want
	for i := 2; taken[name] || want != "err" && p.means(name, stmt.Pos()); i++ {
		name = want + strconv.Itoa(i)
	}
	p.given = append(p.given, given{name, block})
	return name
}

// means reports whether a name means something at a place of the code.
func (p *planner) means(name string, at token.Pos) bool {
	_, obj := p.pass.Pkg.Scope().Innermost(at).LookupParent(name, at)
	return obj != nil
}
