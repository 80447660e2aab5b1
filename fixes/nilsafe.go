package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
)

// net/http's serve calls never return nil; the runtime's return nil after a clean drain. This file decides whether the code around a call
// can take that nil, and which small changes make it so: `log.Fatal(X)` becomes `if err := X; err != nil { log.Fatal(err) }`.

// change is one step of a rewrite: node is where it works (a node of the analysed file), do changes its copy on the bench.
type change struct {
	node ast.Node
	do   func(*bench) error
	// more says that changes of the same node differ: two servers of one constructor may need different fields of its literal. Otherwise they
	// are the same change.
	more bool
}

// caller is a piece of code that receives the error of a serve call.
type caller struct {
	pass  *analysis.Pass
	file  *ast.File
	depth int // calls of calls that were followed
}

const maxCallers = 3

// take decides for the expression path[0], whose value becomes nil after a clean drain. path leads up to the file.
func (c *caller) take(path []ast.Node) ([]change, error) {
	i := 0
	for {
		if _, ok := path[i+1].(*ast.ParenExpr); !ok {
			break
		}
		i++
	}
	expr := path[i].(ast.Expr)
	switch parent := path[i+1].(type) {
	case *ast.GoStmt:
		return nil, nil // the error is dropped
	case *ast.ReturnStmt:
		return c.returned(path[i+1:])
	case *ast.CallExpr:
		stmt, ok := path[i+2].(*ast.ExprStmt)
		if !ok || !inList(path[i+3], stmt) {
			return nil, errors.New("the error is an argument of a call inside another expression or statement")
		}
		if !neverReturns(parent) && inLoop(path) {
			return nil, errLoop
		}
		return c.report(parent, expr, stmt, path[i+2:], true)
	}
	if inLoop(path) {
		return nil, errLoop
	}
	switch parent := path[i+1].(type) {
	case *ast.ExprStmt:
		return nil, nil
	case *ast.BinaryExpr:
		if isNil(c.pass, parent.X) || isNil(c.pass, parent.Y) {
			return nil, nil
		}
		return nil, errors.New("the comparison does not expect a nil error")
	case *ast.AssignStmt:
		return c.assigned(parent, expr, path[i+1:])
	}
	return nil, errors.New("the error goes where a nil error is not expected")
}

var errLoop = errors.New("the call stands in a loop, which would start the server again after the drain")

// inLoop reports whether a loop of the same function encloses path[0].
func inLoop(path []ast.Node) bool {
	for _, n := range path {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncLit, *ast.FuncDecl:
			return false
		}
	}
	return false
}

// report wraps `call(..., X, ...)` into `if err := X; err != nil { ... }`. Before, X was never nil, so nothing else changes.
// With fresh false X is a variable already: `if err != nil { call(..., err, ...) }`.
func (c *caller) report(call *ast.CallExpr, x ast.Expr, stmt *ast.ExprStmt, path []ast.Node, fresh bool) ([]change, error) {
	arg := -1
	for i, a := range call.Args {
		if a == x {
			arg = i
		} else if !pure(c.pass, a) {
			return nil, errors.New("another argument of the call is computed when the server starts")
		}
	}
	if arg < 0 || !pure(c.pass, call.Fun) {
		return nil, errors.New("the function that gets the error is computed when the server starts")
	}
	if tv := c.pass.TypesInfo.Types[call.Fun]; tv.IsType() {
		return nil, errors.New("the error is converted")
	}
	after, err := c.leave(call, path)
	if err != nil {
		return nil, err
	}
	name := "err"
	if id, ok := x.(*ast.Ident); ok && !fresh {
		name = id.Name
	} else if mentions(call, "err", x) {
		name = "serveErr"
	}
	return []change{{node: stmt, do: func(b *bench) error { return b.wrap(stmt, call, arg, name, fresh, after) }}}, nil
}

// leaving says how a function goes on after a wrapped statement.
type leaving int

const (
	goesOn      leaving = iota
	returns             // by a return statement behind it
	returnsElse         // by an else branch: a return statement would make what follows unreachable, as go vet would say
)

// leave decides whether the function has to return after the wrapped statement: a call that ended the program used to keep control from
// what follows.
func (c *caller) leave(call *ast.CallExpr, path []ast.Node) (leaving, error) {
	if !neverReturns(call) {
		return goesOn, nil
	}
	rest, fn := following(path)
	results := fn != nil && fn.Results != nil && fn.Results.NumFields() > 0
	if len(rest) == 0 {
		if results {
			return goesOn, errors.New("the function would have to return a value after the drain")
		}
		return goesOn, nil
	}
	harmless := true
	for _, s := range rest {
		ret, ok := s.(*ast.ReturnStmt)
		if !ok {
			harmless = false
			break
		}
		for _, r := range ret.Results {
			if !isNil(c.pass, r) && c.pass.TypesInfo.Types[r].Value == nil {
				harmless = false
			}
		}
		break // nothing after a return runs
	}
	switch {
	case harmless:
		return goesOn, nil
	case results:
		return goesOn, errors.New("code after the call never ran, and the function would have to return a value instead")
	}
	if list, at := listOf(path[1], path[0].(ast.Stmt)); at+1 < len(list) {
		return returnsElse, nil
	}
	return returns, nil
}

// following lists the statements that run after path[0] inside the enclosing function; the loop around a statement follows it too.
func following(path []ast.Node) (rest []ast.Stmt, fn *ast.FuncType) {
	for i := 0; i+1 < len(path); i++ {
		switch p := path[i+1].(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			rest = append(rest, p.(ast.Stmt))
		case *ast.FuncDecl:
			return rest, p.Type
		case *ast.FuncLit:
			return rest, p.Type
		}
		switch s := path[i].(type) {
		case *ast.CaseClause, *ast.CommClause: // the next clause does not follow
		case ast.Stmt:
			if list, at := listOf(path[i+1], s); at >= 0 {
				rest = append(rest, list[at+1:]...)
			}
		}
	}
	return rest, nil
}

// returned decides for a return statement: every caller in the package must take the nil in turn.
func (c *caller) returned(path []ast.Node) ([]change, error) {
	for i, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			// Called on the spot its result is dropped or used right there; handed to others, nil means success by Go's convention.
			if call, ok := path[i+1].(*ast.CallExpr); ok && call.Fun == n {
				if path[0].(*ast.ReturnStmt).Results[0] != nil && len(path[0].(*ast.ReturnStmt).Results) == 1 {
					return c.take(path[i+1:])
				}
				return nil, errors.New("the error is one of several results of a function literal")
			}
			return nil, nil
		case *ast.FuncDecl:
			fn, _ := c.pass.TypesInfo.Defs[n.Name].(*types.Func)
			if fn == nil {
				return nil, errors.New("the enclosing function has no name")
			}
			if len(path[0].(*ast.ReturnStmt).Results) != 1 {
				return nil, errors.New("the error is one of several results")
			}
			return c.callers(fn)
		}
	}
	return nil, errors.New("the error is returned from nowhere")
}

// callers decides for all static calls of fn in the package. Uses as a value count as success when nil.
func (c *caller) callers(fn *types.Func) ([]change, error) {
	if c.depth >= maxCallers {
		return nil, errors.New("the error is passed up through too many functions")
	}
	var out []change
	for _, file := range c.pass.Files {
		var failed error
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || failed != nil || calleeOf(c.pass, call) != fn {
				return failed == nil
			}
			path, _ := astutil.PathEnclosingInterval(file, call.Pos(), call.End())
			for len(path) > 0 && path[0] != ast.Node(call) {
				path = path[1:]
			}
			up := &caller{c.pass, file, c.depth + 1}
			changes, err := up.take(path)
			switch {
			case err != nil:
				failed = err
			case len(changes) > 0 && file != c.file:
				failed = errors.New("a caller of the function in another file does not expect a nil error")
			}
			out = append(out, changes...)
			return failed == nil
		})
		if failed != nil {
			return nil, failed
		}
	}
	return out, nil
}

// assigned decides for `err := X` and `err = X`: the next use of the variable must expect nil, or is changed to.
func (c *caller) assigned(as *ast.AssignStmt, x ast.Expr, path []ast.Node) ([]change, error) {
	if len(as.Lhs) != 1 || len(as.Rhs) != 1 {
		return nil, errors.New("the error is assigned together with other values")
	}
	id, ok := as.Lhs[0].(*ast.Ident)
	if !ok {
		return nil, errors.New("the error is kept outside the function")
	}
	if id.Name == "_" {
		return nil, nil
	}
	v := c.pass.TypesInfo.ObjectOf(id)
	if ifs, ok := path[1].(*ast.IfStmt); ok && ifs.Init == as {
		return c.condition(ifs, v)
	}
	list, at := listOf(path[1], as)
	if at < 0 {
		return nil, errors.New("the error is assigned in the head of a statement")
	}
	rest, fn := following(path)
	if fn != nil && fn.Results != nil && slices.ContainsFunc(fn.Results.List, func(f *ast.Field) bool {
		return slices.ContainsFunc(f.Names, func(id *ast.Ident) bool { return c.pass.TypesInfo.Defs[id] == v })
	}) {
		return nil, errors.New("the error is a named result")
	}
	var out []change
	used := false
	for i, s := range rest {
		if ret, ok := s.(*ast.ReturnStmt); ok && !uses(c.pass, ret, v) {
			break // what follows does not run
		}
		if !uses(c.pass, s, v) {
			continue
		}
		used = true
		if at+1+i >= len(list) {
			return nil, errors.New("the error is used outside of the block")
		}
		changes, last, err := c.use(s, v, path)
		if err != nil {
			return nil, err
		}
		out = append(out, changes...)
		if last {
			break
		}
	}
	if !used {
		return nil, errors.New("the error is used elsewhere")
	}
	return out, nil
}

// use decides for a statement that uses the variable of an error; path leads up from the assignment in the same list. It reports as last a
// statement after which the error is gone.
func (c *caller) use(s ast.Stmt, v types.Object, path []ast.Node) (changes []change, last bool, err error) {
	switch s := s.(type) {
	case *ast.IfStmt:
		if s.Init == nil && uses(c.pass, s.Cond, v) {
			changes, err = c.condition(s, v)
			return changes, false, err
		}
	case *ast.ReturnStmt:
		if len(s.Results) == 1 && isVar(c.pass, s.Results[0], v) {
			changes, err = c.returned(append([]ast.Node{s}, path[1:]...))
			return changes, true, err
		}
	case *ast.AssignStmt:
		if len(s.Lhs) == 1 && isVar(c.pass, s.Lhs[0], v) && !slices.ContainsFunc(s.Rhs, func(e ast.Expr) bool { return uses(c.pass, e, v) }) {
			return nil, true, nil
		}
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			break
		}
		for _, a := range call.Args {
			if isVar(c.pass, a, v) {
				changes, err = c.report(call, a, s, append([]ast.Node{s}, path[1:]...), false)
				return changes, neverReturns(call), err
			}
		}
	}
	return nil, false, errors.New("a later use of the error does not expect nil")
}

// condition decides for an if statement on the error, and adds `err != nil &&` where only http.ErrServerClosed was ruled out.
func (c *caller) condition(ifs *ast.IfStmt, v types.Object) ([]change, error) {
	cond := ast.Unparen(ifs.Cond)
	withNil := ifs.Else // the side that a nil error takes
	var changes []change
	expected := false
	for _, part := range conjuncts(cond) {
		if b, ok := part.(*ast.BinaryExpr); ok && (isVar(c.pass, b.X, v) && isNil(c.pass, b.Y) || isVar(c.pass, b.Y, v) && isNil(c.pass, b.X)) {
			expected = true
			if b.Op == token.EQL {
				withNil = ifs.Body
			}
		}
	}
	if b, ok := cond.(*ast.BinaryExpr); ok && b.Op == token.LOR {
		return nil, errors.New("the condition on the error is too involved")
	}
	if !expected {
		if !slices.ContainsFunc(conjuncts(cond), func(part ast.Expr) bool { return rulesOut(c.pass, part, v) }) {
			return nil, errors.New("the condition on the error does not expect nil")
		}
		changes = []change{{node: ifs, do: func(b *bench) error { return b.expectNil(ifs, v.Name()) }}}
	}
	if withNil != nil && uses(c.pass, withNil, v) {
		return nil, errors.New("the other branch uses the error")
	}
	return changes, nil
}

// rulesOut reports whether the condition says that the error is not some other error: err != http.ErrServerClosed or !errors.Is(err, http.ErrServerClosed).
func rulesOut(pass *analysis.Pass, cond ast.Expr, v types.Object) bool {
	switch cond := ast.Unparen(cond).(type) {
	case *ast.BinaryExpr:
		return cond.Op == token.NEQ && (isVar(pass, cond.X, v) || isVar(pass, cond.Y, v))
	case *ast.UnaryExpr:
		call, ok := ast.Unparen(cond.X).(*ast.CallExpr)
		if !ok || cond.Op != token.NOT || len(call.Args) != 2 || !isVar(pass, call.Args[0], v) {
			return false
		}
		fn := calleeOf(pass, call)
		return fn != nil && fn.Name() == "Is"
	}
	return false
}

func conjuncts(cond ast.Expr) []ast.Expr {
	if b, ok := ast.Unparen(cond).(*ast.BinaryExpr); ok && b.Op == token.LAND {
		return append(conjuncts(b.X), conjuncts(b.Y)...)
	}
	return []ast.Expr{ast.Unparen(cond)}
}

// neverReturns reports whether a call ends the program or the goroutine: panic, and what loggers call Fatal, Panic or Exit.
func neverReturns(call *ast.CallExpr) bool {
	name := ""
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "fatal") || strings.HasPrefix(name, "panic") || strings.HasPrefix(name, "exit")
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
			// logrus.WithField("a", 1).Fatal(X): building the logger has no effect.
			if sel, is := n.Fun.(*ast.SelectorExpr); is && strings.HasPrefix(sel.Sel.Name, "With") {
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

func uses(pass *analysis.Pass, n ast.Node, v types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && pass.TypesInfo.ObjectOf(id) == v {
			found = true
		}
		return !found
	})
	return found
}

// mentions reports whether the call names an identifier outside of the argument x.
func mentions(call *ast.CallExpr, name string, x ast.Expr) bool {
	found := false
	ast.Inspect(call, func(n ast.Node) bool {
		if n == ast.Node(x) {
			return false
		}
		if id, ok := n.(*ast.Ident); ok && id.Name == name {
			found = true
		}
		return true
	})
	return found
}

func inList(parent ast.Node, stmt ast.Stmt) bool { _, at := listOf(parent, stmt); return at >= 0 }

// listOf returns the statement list of a block or clause and the place of the statement in it, -1 when it is not an element.
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
