package fixes

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// net/http's serve calls never return nil; the runtime's return nil after a clean drain. This file and some others
// decide whether the code that gets the error can take that nil, and which small changes make it so: `log.Fatal(X)`
// becomes `if err := X; err != nil { log.Fatal(err) }`. Here: the statement around the value. follow.go, variables.go
// and channels.go: where the value goes from there. conditions.go: what is asked of it. loops.go: how it leaves loops.

// caller is a piece of code that receives the error of a serve call.
type caller struct {
	pass  *analysis.Pass
	index *index
	file  *ast.File // the file of the serve call
	// editable says why another file must not be edited, or "".
	editable func(*ast.File) string
	depth    int // functions that were followed
	// received says that the error came through a channel or a group: what gets it once more does not start the server.
	received bool
}

// up returns the same for who gets the error from here.
func (c *caller) up() *caller {
	up := *c
	up.depth++
	return &up
}

// receives returns the same for who receives the error.
func (c *caller) receives() *caller {
	got := *c
	got.received = true
	return &got
}

const maxCallers = 4

// take decides for the expression path[0], which becomes nil after a clean drain, or, if it is a call with several
// results, whose result with that index does. path leads up to the file.
func (c *caller) take(path []ast.Node, result int) ([]change, error) {
	path = c.climb(path)
	changes, err := c.takeHere(path, result)
	if err == errLoop && c.again(path) {
		return c.leaveLoop(path)
	}
	return changes, err
}

// takeHere is take for code that a nil error does not have to leave.
func (c *caller) takeHere(path []ast.Node, result int) ([]change, error) {
	expr := path[0].(ast.Expr)
	if t, ok := c.pass.TypesInfo.TypeOf(expr).(*types.Tuple); ok && t.Len() > 1 {
		return c.takeOne(path, result)
	}
	switch parent := path[1].(type) {
	case *ast.GoStmt, *ast.DeferStmt:
		return nil, nil // the error is dropped
	case *ast.ReturnStmt:
		return c.returned(path[1:], slices.Index(parent.Results, expr))
	case *ast.ExprStmt:
		return c.dropped(parent, expr, path[1:])
	case *ast.AssignStmt:
		if len(parent.Lhs) != 1 || len(parent.Rhs) != 1 {
			return nil, errors.New("the error is assigned together with other values")
		}
		return c.assigned(parent, parent.Lhs[0], path[1:])
	case *ast.ValueSpec:
		if len(path) > 4 && len(parent.Names) == 1 && len(parent.Values) == 1 {
			if decl, ok := path[3].(*ast.DeclStmt); ok && len(path[2].(*ast.GenDecl).Specs) == 1 {
				return c.assigned(decl, parent.Names[0], path[3:])
			}
		}
		return nil, errors.New("the error is declared together with other values")
	case *ast.SendStmt:
		if parent.Value == expr {
			if c.again(path) {
				return nil, errLoop
			}
			return c.sent(parent)
		}
	case *ast.SwitchStmt:
		if parent.Tag == expr {
			if c.again(path) {
				return nil, errLoop
			}
			return c.switched(parent, func(e ast.Expr) bool { return e == expr }, "", path[1:])
		}
	}
	return c.inside(path)
}

// takeOne is take for a call with several results.
func (c *caller) takeOne(path []ast.Node, result int) ([]change, error) {
	switch parent := path[1].(type) {
	case *ast.GoStmt, *ast.DeferStmt, *ast.ExprStmt:
		return nil, nil
	case *ast.ReturnStmt:
		return c.returned(path[1:], result)
	case *ast.AssignStmt:
		return c.assigned(parent, parent.Lhs[result], path[1:])
	}
	return nil, errors.New("the error is used together with other results")
}

// climb goes up through parentheses, and through functions that keep a nil error nil.
func (c *caller) climb(path []ast.Node) []ast.Node {
	for {
		switch parent := path[1].(type) {
		case *ast.ParenExpr:
			path = path[1:]
			continue
		case *ast.CallExpr:
			if fn := calleeOf(c.pass, parent); fn != nil && keepsNil[fn.FullName()] && parent.Args[0] == path[0] &&
				!slices.ContainsFunc(parent.Args[1:], func(a ast.Expr) bool { return !pure(c.pass, a) }) {
				path = path[1:]
				continue
			}
		}
		return path
	}
}

// keepsNil are functions that return nil when their first argument is nil.
var keepsNil = map[string]bool{
	"github.com/pkg/errors.Wrap":         true,
	"github.com/pkg/errors.Wrapf":        true,
	"github.com/pkg/errors.WithMessage":  true,
	"github.com/pkg/errors.WithMessagef": true,
	"github.com/pkg/errors.WithStack":    true,
}

var (
	errLoop = errors.New("the call stands in a loop, which would start the server again after the drain")
	errExit = errors.New("what follows ends the program with a failure")
)

// dropped decides for a statement that is the call alone. Nothing looks at the error, but the program may end with a
// failure behind it: `X; os.Exit(1)` becomes `if err := X; err != nil { os.Exit(1) }`.
func (c *caller) dropped(stmt *ast.ExprStmt, x ast.Expr, path []ast.Node) ([]change, error) {
	if c.again(path) {
		return nil, errLoop
	}
	if clause, ok := path[1].(*ast.CommClause); ok && clause.Comm == ast.Stmt(stmt) {
		if more, err := c.failure(clause.Body); err != nil || len(more) > 0 {
			return nil, errExit
		}
		return nil, nil
	}
	list, at := listOf(path[1], stmt)
	if at < 0 {
		return nil, nil
	}
	more, err := c.failure(list[at+1:])
	if err != nil || len(more) == 0 {
		return nil, err
	}
	return c.guard(guarded{stmt: stmt, in: path[1], x: x, fresh: true, more: len(more)}, path, true)
}

// failure returns the statements that belong to the failure before them: reports, and the call at their end that
// makes the program fail. It is an error when the program fails after other work, which would be work after a clean
// drain too.
func (c *caller) failure(rest []ast.Stmt) ([]ast.Stmt, error) {
	reports := true
	for i, s := range rest {
		if _, ok := s.(*ast.ReturnStmt); ok {
			break
		}
		call := callIn(s)
		switch {
		case endsFlow(c.pass, s):
			if exitsWell(call) || !c.says(call) {
				return nil, nil // it ends with the outcome of something else
			}
			if !reports {
				return nil, errExit
			}
			return rest[:i+1], nil
		case call == nil || !isReport(call) || !c.says(call):
			reports = false
		}
	}
	return nil, nil
}

// inside decides for a value that is part of a larger expression: the statement around it runs only when there is an
// error.
func (c *caller) inside(path []ast.Node) ([]change, error) {
	i, err := c.enclosed(path)
	if err != nil {
		return nil, err
	}
	x := path[0].(ast.Expr)
	switch stmt := path[i].(type) {
	case *ast.IfStmt:
		if c.again(path) {
			return nil, errLoop
		}
		return c.conditionOf(stmt, x)
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		if !inList(path[i+1], stmt.(ast.Stmt)) {
			return nil, errors.New("the statement around the call stands in the head of another, or has a label")
		}
		if !endsFlow(c.pass, stmt.(ast.Stmt)) && c.again(path) {
			return nil, errLoop
		}
		got, err := c.report(stmt.(ast.Stmt), x, "", path[i:])
		return got.changes, err
	case *ast.ReturnStmt:
		return c.returnedInside(stmt, x, "", path[i:])
	case *ast.SendStmt:
		if c.again(path) {
			return nil, errLoop
		}
		if c.fieldOf(path) != nil {
			return c.sentInStruct(stmt, path)
		}
		return c.sentInside(stmt, x, "", path[i:])
	}
	return nil, errors.New("the error goes where a nil error is not expected")
}

// enclosed returns the index of the statement around path[0], if everything else in the statement can as well be
// evaluated when the server has ended, or not at all.
func (c *caller) enclosed(path []ast.Node) (int, error) {
	for i, n := range path[1:] {
		below := path[i]
		switch n := n.(type) {
		case ast.Stmt:
			if send, ok := n.(*ast.SendStmt); ok && !pure(c.pass, send.Chan) {
				return 0, errors.New("the channel is computed when the server starts")
			}
			return i + 1, nil
		case *ast.CallExpr:
			if n.Fun != below && !pure(c.pass, n.Fun) {
				return 0, errors.New("the function that gets the error is computed when the server starts")
			}
			for _, a := range n.Args {
				if a != below && !pure(c.pass, a) {
					return 0, errors.New("another argument of the call is computed when the server starts")
				}
			}
		case *ast.BinaryExpr:
			logical := n.Op == token.LAND || n.Op == token.LOR
			if n.Y == below && (logical || !pure(c.pass, n.X)) || n.X == below && !logical && !pure(c.pass, n.Y) {
				return 0, errors.New("another part of the expression is computed when the server starts")
			}
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if e != below && !pure(c.pass, e) {
					return 0, errors.New("another element of the literal is computed when the server starts")
				}
			}
		case *ast.SelectorExpr, *ast.ParenExpr, *ast.UnaryExpr, *ast.KeyValueExpr, *ast.TypeAssertExpr:
		default:
			return 0, errors.New("the error goes where a nil error is not expected")
		}
	}
	return 0, errors.New("the error goes where a nil error is not expected")
}

// report wraps a statement into `if err := X; err != nil { ... }`. Before, X was never nil, so nothing else changes.
// With a name, X is that variable already.
func (c *caller) report(stmt ast.Stmt, x ast.Expr, name string, path []ast.Node) (used, error) {
	if call := callIn(stmt); call != nil && ofTesting(c.pass, call) {
		return used{}, errors.New("a test ends its servers itself")
	}
	g := guarded{stmt: stmt, in: path[1], x: x, fresh: name == "", name: name}
	list, at := listOf(path[1], stmt)
	if !endsFlow(c.pass, stmt) {
		more, err := c.failure(list[at+1:])
		if err != nil {
			return used{}, err
		}
		g.more = len(more)
	}
	ends := endsFlow(c.pass, stmt) || g.more > 0
	if id := identOf(x); id != nil && !g.fresh && !ends {
		// Have: log.Print(err); fmt.Println(err)
		for _, s := range list[at+1:] {
			if callIn(s) == nil || c.only(s, held{v: c.pass.TypesInfo.ObjectOf(id)}) == nil || endsFlow(c.pass, s) {
				break
			}
			g.more++
		}
	}
	changes, err := c.guard(g, path, ends)
	return used{changes, ends, g.more}, err
}

// guard makes the change for a statement that path leads up from. With ends the program ends there when there is an
// error.
func (c *caller) guard(g guarded, path []ast.Node, ends bool) ([]change, error) {
	if g.good = "nil"; g.fresh {
		g.name = freeName(append(slices.Clone(g.also()), g.stmt), g.x)
	}
	var out []change
	if ends {
		var err error
		if out, err = c.leave(&g, path); err != nil {
			return nil, err
		}
	}
	return append([]change{g}, out...), nil
}

// leave decides whether the function has to return behind a guarded statement that ends the program: until now
// control never came there.
func (c *caller) leave(g *guarded, path []ast.Node) ([]change, error) {
	rest, _ := following(path)
	rest = rest[g.more:]
	results := c.results(path)
	if len(rest) > 0 {
		if ret, ok := rest[0].stmt.(*ast.ReturnStmt); ok && len(ret.Results) == len(results) && zeros(c.pass, ret.Results) {
			// Have: log.Fatal(X); return nil
			var out []change
			for i, t := range results {
				if isError(t) {
					changes, err := c.returned(append([]ast.Node{ret}, path[rest[0].up:]...), i)
					if err != nil {
						return nil, err
					}
					out = append(out, changes...)
				}
			}
			if len(results) == 0 {
				return out, c.comesBack(path)
			}
			return out, nil
		}
	}
	list, at := listOf(path[1], g.stmt)
	last := at+1+g.more >= len(list)
	switch {
	case len(results) == 1 && isError(results[0]) && last:
		g.after = returnsNil
		return c.returned(append([]ast.Node{&ast.ReturnStmt{}}, path[1:]...), 0)
	case len(results) > 0:
		return nil, errors.New("the function would have to return a value after the drain")
	case len(rest) == 0:
	case last:
		g.after = returns
	default:
		g.after = returnsElse
	}
	return nil, c.comesBack(path)
}

// results returns the types of what the function around path[0] returns.
func (c *caller) results(path []ast.Node) (out []types.Type) {
	for _, n := range path {
		var t types.Type
		switch n := n.(type) {
		case *ast.FuncLit:
			t = c.pass.TypesInfo.TypeOf(n)
		case *ast.FuncDecl:
			t = c.pass.TypesInfo.TypeOf(n.Name)
		default:
			continue
		}
		for v := range t.(*types.Signature).Results().Variables() {
			out = append(out, v.Type())
		}
		return out
	}
	return nil
}

// comesBack checks what runs when a function without results returns that never did before.
func (c *caller) comesBack(path []ast.Node) error {
	for i, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			if returnsAnyway(c.pass, n.Body) {
				return nil
			}
			call, ok := path[i+1].(*ast.CallExpr)
			if !ok || call.Fun != n {
				return nil // handed on: whoever calls it expects it to return
			}
			return c.continues(path[i+1:])
		case *ast.FuncDecl:
			fn, _ := c.pass.TypesInfo.Defs[n.Name].(*types.Func)
			if fn == nil || fn.Signature().Recv() == nil && (fn.Name() == "main" || fn.Name() == "init") ||
				returnsAnyway(c.pass, n.Body) {
				return nil
			}
			if c.depth >= maxCallers {
				return errors.New("the function that serves is called through too many others")
			}
			up := c.up()
			return up.eachCall(fn, up.continues)
		}
	}
	return nil
}

// continues checks what runs behind a call of such a function.
func (c *caller) continues(path []ast.Node) error {
	stmt, ok := path[1].(*ast.ExprStmt)
	if !ok {
		return nil // a go or defer statement
	}
	if c.again(path) {
		return errLoop
	}
	rest, _ := following(append([]ast.Node{stmt}, path[2:]...))
	if len(rest) > 0 {
		ret, ok := rest[0].stmt.(*ast.ReturnStmt)
		if !ok || !zeros(c.pass, ret.Results) {
			return errors.New("code behind a call of the function never ran, and would run after the drain")
		}
		return nil
	}
	return c.comesBack(path)
}

// step is a statement that runs after another; path[up] of the other's path is what holds it.
type step struct {
	stmt ast.Stmt
	up   int
}

// following lists the statements that run after path[0] inside the enclosing function; the loop around a statement
// follows it too.
func following(path []ast.Node) (rest []step, fn *ast.FuncType) {
	for i := 0; i+1 < len(path); i++ {
		switch p := path[i+1].(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			rest = append(rest, step{p.(ast.Stmt), i + 2})
		case *ast.CommClause:
			if p.Comm == path[i] {
				for _, s := range p.Body {
					rest = append(rest, step{s, i + 1})
				}
			}
		case *ast.FuncDecl:
			return rest, p.Type
		case *ast.FuncLit:
			return rest, p.Type
		}
		switch s := path[i].(type) {
		case *ast.CaseClause, *ast.CommClause: // the next clause does not follow
		case ast.Stmt:
			if list, at := listOf(path[i+1], s); at >= 0 {
				for _, next := range list[at+1:] {
					rest = append(rest, step{next, i + 1})
				}
			}
		}
	}
	return rest, nil
}
