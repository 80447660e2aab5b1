package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/serversite"
)

// This file repairs the end of programs that stop their servers themselves: it lets them wait until Shutdown is over.

// await lets the program wait until Shutdown is over, and adds that to what the job does already.
func (p *planner) await(j *job) {
	changes, err := p.awaiting(j)
	sd := j.Site.OnlyShutdown()
	switch endless := "the process would wait for Shutdown, which has no deadline that can be seen"; {
	case err != nil:
		j.refuse(AwaitDrain, err.Error())
		return
	case sd.Deadline != serversite.Set && !p.opts.Unsafe:
		j.refuse(AwaitDrain, endless+": run with -unsafe")
		return
	case sd.Deadline != serversite.Set:
		j.risk(endless)
	}
	if j.title == "" {
		j.title = "Wait for Shutdown"
	} else {
		j.title += " and wait for Shutdown"
	}
	j.changes, j.does = append(j.changes, changes...), j.does|AwaitDrain
}

// awaiting decides how to wait: by a channel that is closed when Shutdown has returned.
func (p *planner) awaiting(j *job) ([]change, error) {
	s := j.Site
	sd := s.OnlyShutdown()
	if sd == nil {
		return nil, errors.New("more than one call stops the server")
	}
	path := s.Path
	for len(path) > 1 {
		if _, ok := path[1].(*ast.ParenExpr); !ok {
			break
		}
		path = path[1:]
	}
	http := p.name(j, "net/http", "http", path[0].Pos())
	w := &waiting{p: p, c: p.caller(s.File), closed: selector(http, "ErrServerClosed")}
	stopper, err := p.stopper(path, sd.Call)
	if err != nil {
		return nil, err
	}
	if stopper == nil {
		if !inGoroutine(path) {
			//lint:ignore ST1005 Shutdown is a name
			return nil, errors.New("Shutdown is not called in a function that is started beside the serve call")
		}
		// Have: go func() { log.Fatal(srv.ListenAndServe()) }() and a Shutdown that main waits for by itself.
		return w.ends(path)
	}
	name := p.local(path, stopper.stmt, "drained")
	w.wait = "<-" + name
	ends, err := w.ends(path)
	if err != nil {
		return nil, err
	}
	out := append([]change{before{stopper.stmt, name + " := make(chan struct{})"}}, stopper.closes(name)...)
	return append(out, ends...), nil
}

// waiting decides how the code that gets the error of a serve call waits when that is http.ErrServerClosed.
type waiting struct {
	p      *planner
	c      *caller
	closed string // how the file spells http.ErrServerClosed
	wait   string // the statement that waits; empty: somebody does already, and the error must not end the process
}

var errUnusual = errors.New("the process ends in an unusual way when the server does")

// ends decides for the expression path[0], which is http.ErrServerClosed when Shutdown has begun.
func (w *waiting) ends(path []ast.Node) ([]change, error) {
	x := path[0].(ast.Expr)
	if len(path) < 4 {
		return nil, errUnusual
	}
	switch parent := path[1].(type) {
	case *ast.CallExpr:
		return w.reported(parent, x, path)
	case *ast.ExprStmt:
		if w.wait != "" && inList(path[2], parent) {
			return []change{testedFor{parent, x, freeName([]ast.Stmt{parent}, x), w.closed, w.wait}}, nil
		}
	case *ast.ReturnStmt:
		if len(parent.Results) == 1 {
			return w.apart(parent, x, path[1:])
		}
	case *ast.SendStmt:
		if parent.Value == x && pure(w.p.pass, parent.Chan) {
			return w.apart(parent, x, path[1:])
		}
	case *ast.AssignStmt:
		if id, ok := parent.Lhs[0].(*ast.Ident); ok && len(parent.Lhs) == 1 && len(parent.Rhs) == 1 {
			return w.assigned(parent, id, x, path[1:])
		}
	}
	return nil, errUnusual
}

// reported decides for a call that gets the error: log.Fatal(X), log.Println("ended:", X).
func (w *waiting) reported(call *ast.CallExpr, x ast.Expr, path []ast.Node) ([]change, error) {
	stmt, ok := path[2].(*ast.ExprStmt)
	if !ok || !pure(w.p.pass, call.Fun) ||
		slices.ContainsFunc(call.Args, func(e ast.Expr) bool { return e != x && !pure(w.p.pass, e) }) {
		return nil, errUnusual
	}
	if !neverReturns(w.p.pass, call) {
		return w.apart(stmt, x, path[2:])
	}
	list, at := listOf(path[3], stmt)
	if at < 0 || at != len(list)-1 || freeName([]ast.Stmt{stmt}, x) != "err" {
		return nil, errUnusual // code behind it would run for the first time
	}
	return w.then(stmt, guarded{stmt: stmt, in: path[3], x: x, fresh: true, name: "err", good: w.closed}), nil
}

// apart lets a variable have the error in front of the statement, and waits there.
func (w *waiting) apart(stmt ast.Stmt, x ast.Expr, path []ast.Node) ([]change, error) {
	if w.wait == "" || !inList(path[1], stmt) || !w.p.first(stmt, x) || skips(path, stmt) {
		return nil, errUnusual
	}
	name := w.p.local(path, stmt, "err")
	return []change{hoist{stmt, x, name}, before{stmt, w.ifClosed(name)}}, nil
}

func (w *waiting) ifClosed(name string) string {
	return fmt.Sprintf("if %s == %s {\n%s\n}", name, w.closed, w.wait)
}

// then adds the wait behind a statement to what is changed there.
func (w *waiting) then(stmt ast.Stmt, changes ...change) []change {
	if w.wait == "" {
		return changes
	}
	return append(changes, behind{stmt, w.wait})
}

// assigned decides for a variable that gets the error, in a statement or in the head of one.
func (w *waiting) assigned(as *ast.AssignStmt, id *ast.Ident, x ast.Expr, path []ast.Node) ([]change, error) {
	ifs, head := path[1].(*ast.IfStmt)
	if head {
		if ifs.Init != ast.Stmt(as) {
			return nil, errUnusual
		}
		return w.condition(ifs, id, path[1:])
	}
	list, at := listOf(path[1], as)
	switch {
	case at < 0:
		return nil, errUnusual
	case id.Name == "_" && w.wait != "":
		return []change{testedFor{as, x, freeName([]ast.Stmt{as}, x), w.closed, w.wait}}, nil
	case at+1 < len(list):
		ifs, ok := list[at+1].(*ast.IfStmt)
		if ok && ifs.Init == nil && ifs.Else == nil && endsFlow(w.p.pass, lastStmt(ifs.Body)) {
			if changes, err := w.condition(ifs, id, append([]ast.Node{ifs}, path[1:]...)); err == nil {
				return changes, nil
			}
		}
	}
	if w.wait == "" || id.Name == "_" {
		return nil, errUnusual
	}
	return []change{behind{as, w.ifClosed(id.Name)}}, nil
}

// condition decides for an if statement on the error: the branch that http.ErrServerClosed takes waits.
func (w *waiting) condition(ifs *ast.IfStmt, id *ast.Ident, path []ast.Node) ([]change, error) {
	v := w.p.pass.TypesInfo.ObjectOf(id)
	is := func(e ast.Expr) bool { return isVar(w.p.pass, e, v) }
	var changes []change
	switch {
	case w.comparesNil(ifs.Cond, is):
		if ifs.Else != nil || endsFlow(w.p.pass, lastStmt(ifs.Body)) && !w.mayGoOn(path) {
			return nil, errUnusual
		}
		changes = append(changes, addCondition{ifs, id.Name + " != " + w.closed})
	case w.c.given(ifs.Cond, is, false) == yes && w.wait != "":
		return []change{firstInBlock{ifs.Body, w.wait}}, nil
	case !w.onlyClosed(ifs.Cond, is):
		return nil, errUnusual
	}
	block, _ := ifs.Else.(*ast.BlockStmt)
	switch {
	case w.wait == "" && len(changes) > 0:
		return changes, nil
	case w.wait == "":
		return nil, errors.New("there is nothing to wait with")
	case block != nil:
		return append(changes, firstInBlock{block, w.wait}), nil
	case ifs.Else != nil:
		return nil, errUnusual
	case !inList(path[1], ifs): // else if
		return nil, errUnusual
	case endsFlow(w.p.pass, lastStmt(ifs.Body)):
		return w.then(ifs, changes...), nil
	}
	return append(changes, elseThen{ifs, w.wait}), nil
}

// mayGoOn reports whether what stands behind a statement may run when the server is closed, though it never ran before.
func (w *waiting) mayGoOn(path []ast.Node) bool {
	rest, _ := following(path)
	if len(rest) == 0 {
		return true
	}
	ret, ok := rest[0].stmt.(*ast.ReturnStmt)
	return ok && zeros(w.p.pass, ret.Results)
}

// comparesNil reports whether a condition is err != nil.
func (w *waiting) comparesNil(cond ast.Expr, is func(ast.Expr) bool) bool {
	op, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	return ok && op.Op == token.NEQ && isNil(w.p.pass, op.Y) && is(ast.Unparen(op.X))
}

// onlyClosed reports whether a condition on an error that is not nil is false for http.ErrServerClosed alone.
func (w *waiting) onlyClosed(cond ast.Expr, is func(ast.Expr) bool) bool {
	closed := false
	for _, part := range conjuncts(cond) {
		switch {
		case w.comparesNil(part, is):
		case w.c.given(part, is, false) == no:
			closed = true
		default:
			return false
		}
	}
	return closed
}

func lastStmt(body *ast.BlockStmt) ast.Stmt {
	if len(body.List) == 0 {
		return nil
	}
	return body.List[len(body.List)-1]
}

// inGoroutine reports whether the code runs in a function literal that a go statement starts.
func inGoroutine(path []ast.Node) bool {
	for i, n := range path {
		if _, ok := n.(*ast.FuncLit); ok && i+2 < len(path) {
			_, started := path[i+2].(*ast.GoStmt)
			return started
		}
	}
	return false
}

// stopper is a statement beside a serve call, in front of it, that starts what calls Shutdown.
type stopper struct {
	stmt ast.Stmt
	lit  *ast.FuncLit // what runs then; nil: a function of the package, in a go statement
	last ast.Stmt     // the statement of lit behind which Shutdown has returned; nil: its end
}

// closes closes a channel when Shutdown has returned.
func (s *stopper) closes(name string) []change {
	text := "close(" + name + ")"
	switch {
	case s.lit == nil:
		return []change{inLiteral{s.stmt.(*ast.GoStmt), "defer " + text}}
	case s.last != nil:
		return []change{behind{s.last, text}}
	}
	return []change{firstInBlock{s.lit.Body, "defer " + text}}
}

// stopper looks for what starts the call of Shutdown.
func (p *planner) stopper(path []ast.Node, shutdown *ast.CallExpr) (*stopper, error) {
	for i, n := range path[:len(path)-1] {
		stmt, ok := n.(ast.Stmt)
		if !ok {
			continue
		}
		list, at := listOf(path[i+1], stmt)
		for k := at - 1; k >= 0; k-- {
			if s, err := p.starts(list[k], shutdown); s != nil || err != nil {
				return s, err
			}
		}
	}
	return nil, nil
}

// starts returns how a statement starts the call of Shutdown, or nil.
func (p *planner) starts(stmt ast.Stmt, shutdown *ast.CallExpr) (*stopper, error) {
	var call *ast.CallExpr
	out := &stopper{stmt: stmt}
	switch s := stmt.(type) {
	case *ast.GoStmt:
		call = s.Call
		out.lit, _ = call.Fun.(*ast.FuncLit)
	case *ast.ExprStmt:
		call, _ = s.X.(*ast.CallExpr)
	case *ast.AssignStmt:
		call, _ = s.Rhs[0].(*ast.CallExpr)
	}
	if call == nil {
		return nil, nil
	}
	if fn := calleeOf(p.pass, call); out.lit == nil && fn != nil {
		if fn.FullName() == "context.AfterFunc" {
			out.lit, _ = call.Args[1].(*ast.FuncLit)
		} else if _, ok := stmt.(*ast.GoStmt); ok {
			body := p.bodyOf(fn)
			if body == nil || !within(shutdown, body) {
				return nil, nil
			}
			if slices.ContainsFunc(call.Args, func(e ast.Expr) bool { return !pure(p.pass, e) }) || !pure(p.pass, call.Fun) {
				return nil, errors.New("what calls Shutdown gets arguments that are computed when it is started")
			}
			_, waits, err := p.behindCall(body, shutdown)
			if err == nil && waits {
				err = errWaitsMore
			}
			return out, err
		}
	}
	if out.lit == nil {
		return nil, nil
	}
	at := p.runsCall(out.lit.Body, shutdown)
	if at == nil {
		return nil, nil
	}
	last, waits, err := p.behindCall(out.lit.Body, at)
	if waits && last == nil && err == nil {
		err = errWaitsMore
	}
	if waits {
		out.last = last
	}
	return out, err
}

var errWaitsMore = errors.New("what calls Shutdown waits for something else then")

// runsCall returns the node of a body that is the call, or that calls the function which has it; nil when there is
// none.
func (p *planner) runsCall(body *ast.BlockStmt, call *ast.CallExpr) *ast.CallExpr {
	if within(call, body) {
		return call
	}
	var found *ast.CallExpr
	ast.Inspect(body, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok && found == nil {
			if fn := calleeOf(p.pass, c); fn != nil {
				if inner := p.bodyOf(fn); inner != nil && within(call, inner) {
					if _, waits, err := p.behindCall(inner, call); err == nil && !waits {
						found = c
					}
				}
			}
		}
		return found == nil
	})
	return found
}

// bodyOf returns the body of a function that the package declares.
func (p *planner) bodyOf(fn *types.Func) *ast.BlockStmt {
	if fn.Pkg() != p.pass.Pkg {
		return nil
	}
	for _, decl := range fileAt(p.pass, fn.Pos()).Decls {
		if fd, ok := decl.(*ast.FuncDecl); ok && p.pass.TypesInfo.Defs[fd.Name] == types.Object(fn.Origin()) {
			return fd.Body
		}
	}
	return nil
}

// behindCall checks that a body comes to its end when the call has returned. It returns the statement of the body with
// the call, nil when that is inside of another, and whether something is waited for behind it.
func (p *planner) behindCall(body *ast.BlockStmt, call *ast.CallExpr) (last ast.Stmt, waits bool, err error) {
	_, path := p.index.pathTo(call)
	leaves := false
	for i, n := range path {
		if n == ast.Node(body) {
			return last, waits, nil
		}
		last = nil
		switch n := n.(type) {
		case *ast.FuncLit:
			if outer, ok := path[i+1].(*ast.CallExpr); !ok || calledName(outer) != "Do" {
				return nil, false, errors.New("what calls Shutdown is started once more")
			}
		case *ast.GoStmt, *ast.DeferStmt:
			return nil, false, errors.New("what calls Shutdown is started once more")
		case *ast.ForStmt, *ast.RangeStmt:
			if !leaves {
				return nil, false, errors.New("what calls Shutdown does not end with it")
			}
		case ast.Stmt:
			list, at := listOf(path[i+1], n)
			if at < 0 {
				continue
			}
			last = n
			for _, s := range list[at+1:] {
				if _, ok := s.(*ast.ReturnStmt); ok {
					leaves = true
				}
				waits = waits || mayBlock(s)
			}
		}
	}
	return nil, false, errUnusual
}

// mayBlock reports whether a statement may wait for other code of the program.
func mayBlock(s ast.Stmt) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.SendStmt, *ast.SelectStmt, *ast.ForStmt:
			found = true
		case *ast.RangeStmt:
			found = true
		case *ast.CallExpr:
			found = found || knowledge.MayWait(calledName(n))
		}
		return !found
	})
	return found
}
