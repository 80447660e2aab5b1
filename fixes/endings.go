package fixes

import (
	"errors"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// This file repairs the end of programs that stop their servers themselves: they wait for Shutdown, and they catch SIGTERM too.

// await lets the program wait until Shutdown is over, and adds that to what the job does already.
func (p *planner) await(j *job) {
	changes, err := p.awaiting(j.Site)
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

// awaiting decides how to wait.
func (p *planner) awaiting(s *serversite.Site) ([]change, error) {
	sd := s.OnlyShutdown()
	if sd == nil {
		return nil, errors.New("more than one call stops the server")
	}
	http, present := p.index.localName(s.File, "net/http", "http", s.Path[0].Pos())
	if !present || http == "." {
		return nil, errors.New("the file does not import net/http by a name")
	}
	end, err := p.endOf(s)
	if err != nil {
		return nil, err
	}
	starter := p.starter(end, sd.Call)
	if starter == nil {
		if !inGoroutine(s.Path) {
			//lint:ignore ST1005 Shutdown is a name
			return nil, errors.New("Shutdown is not called in a function literal that is started beside the serve call")
		}
		// Have: go func() { log.Fatal(srv.ListenAndServe()) }() and a Shutdown that main waits for by itself.
		if end.closed {
			return nil, errors.New("there is nothing to wait with")
		}
		return end.changes(http), nil
	}
	name := p.local(s.Path, starter, "drained")
	return append([]change{
		before{starter, name + " := make(chan struct{})"},
		firstIn{starter.Call.Fun.(*ast.FuncLit), "defer close(" + name + ")"},
	}, append(end.changes(http), behind{end.stmt, "<-" + name})...), nil
}

// programEnd is the code that ends the process with the error of a serve call.
type programEnd struct {
	stmt   ast.Stmt      // the statement with the serve call, or the if statement behind it
	call   *ast.CallExpr // log.Fatal(X), when that is the statement
	arg    int           // of X in call
	ifs    *ast.IfStmt   // otherwise
	name   string        // of the error in ifs
	closed bool          // ifs does not end the process when the server is closed
	list   []ast.Stmt    // the statements beside stmt
	path   []ast.Node    // from stmt to the file
}

// endOf finds how the process ends when the serve call returns.
func (p *planner) endOf(s *serversite.Site) (*programEnd, error) {
	path := s.Path
	for len(path) > 1 {
		if _, ok := path[1].(*ast.ParenExpr); !ok {
			break
		}
		path = path[1:]
	}
	unusual := errors.New("the process ends in an unusual way when the server does")
	if len(path) < 4 {
		return nil, unusual
	}
	switch parent := path[1].(type) {
	case *ast.CallExpr:
		stmt, ok := path[2].(*ast.ExprStmt)
		if !ok || !neverReturns(parent) {
			return nil, unusual
		}
		arg := slices.Index(parent.Args, path[0].(ast.Expr))
		others := slices.ContainsFunc(parent.Args, func(e ast.Expr) bool { return e != path[0] && !pure(p.pass, e) })
		list, at := listOf(path[3], stmt)
		if arg < 0 || others || at != len(list)-1 || freeName([]ast.Stmt{stmt}, path[0].(ast.Expr)) != "err" {
			return nil, unusual // code behind it would run for the first time
		}
		return &programEnd{stmt: stmt, call: parent, arg: arg, list: list, path: path[2:]}, nil
	case *ast.AssignStmt:
		id, ok := parent.Lhs[0].(*ast.Ident)
		if !ok || len(parent.Lhs) != 1 || len(parent.Rhs) != 1 {
			return nil, unusual
		}
		ifs, ok := path[2].(*ast.IfStmt)
		outer := path[2:]
		if !ok {
			list, at := listOf(path[2], parent)
			if at < 0 || at+1 >= len(list) {
				return nil, unusual
			}
			if ifs, ok = list[at+1].(*ast.IfStmt); !ok || ifs.Init != nil {
				return nil, unusual
			}
			outer = append([]ast.Node{ifs}, path[2:]...)
		}
		list, at := listOf(outer[1], ifs)
		last, _ := lastStmt(ifs.Body).(*ast.ExprStmt)
		if at < 0 || ifs.Else != nil || last == nil {
			return nil, unusual
		}
		if call, ok := last.X.(*ast.CallExpr); !ok || !neverReturns(call) {
			return nil, unusual
		}
		end := &programEnd{stmt: ifs, ifs: ifs, name: id.Name, list: list, path: outer}
		switch {
		case p.comparesNil(ifs.Cond, id):
		case mentionsClosed(p.pass.TypesInfo, ifs.Cond):
			end.closed = true
		default:
			return nil, unusual
		}
		return end, nil
	}
	return nil, unusual
}

func lastStmt(body *ast.BlockStmt) ast.Stmt {
	if len(body.List) == 0 {
		return nil
	}
	return body.List[len(body.List)-1]
}

// comparesNil reports whether a condition is err != nil.
func (p *planner) comparesNil(cond ast.Expr, err *ast.Ident) bool {
	op, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || op.Op != token.NEQ || !isNil(p.pass, op.Y) {
		return false
	}
	id, ok := op.X.(*ast.Ident)
	return ok && p.pass.TypesInfo.ObjectOf(id) == p.pass.TypesInfo.ObjectOf(err)
}

// mentionsClosed reports whether a condition looks at http.ErrServerClosed.
func mentionsClosed(info *types.Info, cond ast.Expr) bool {
	found := false
	ast.Inspect(cond, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := info.Uses[id]
			found = found || obj != nil && obj.Name() == "ErrServerClosed" && obj.Pkg() != nil && obj.Pkg().Path() == "net/http"
		}
		return true
	})
	return found
}

// changes let the process end for other errors than http.ErrServerClosed only.
func (e *programEnd) changes(http string) []change {
	closed := selector(http, "ErrServerClosed")
	switch {
	case e.ifs == nil: // the error is never nil
		return []change{guarded{stmt: e.stmt, in: e.path[1], x: e.call.Args[e.arg], fresh: true, name: "err", good: closed}}
	case !e.closed:
		return []change{addCondition{e.ifs, e.name + " != " + closed}}
	}
	return nil
}

// starter returns the go statement before the end, beside it, whose function literal calls Shutdown by itself or by a function of the package.
func (p *planner) starter(end *programEnd, shutdown *ast.CallExpr) *ast.GoStmt {
	for _, stmt := range end.list {
		if stmt == end.stmt {
			break
		}
		g, ok := stmt.(*ast.GoStmt)
		if !ok {
			continue
		}
		if lit, ok := g.Call.Fun.(*ast.FuncLit); ok && (within(shutdown, lit.Body) || p.callsFuncOf(lit, shutdown)) {
			return g
		}
	}
	return nil
}

// callsFuncOf reports whether a function literal calls the declared function in which the node stands.
func (p *planner) callsFuncOf(lit *ast.FuncLit, n ast.Node) bool {
	found := false
	ast.Inspect(lit.Body, func(x ast.Node) bool {
		call, ok := x.(*ast.CallExpr)
		if !ok {
			return !found
		}
		fn := calleeOf(p.pass, call)
		for _, file := range p.pass.Files {
			for _, decl := range file.Decls {
				fd, ok := decl.(*ast.FuncDecl)
				found = found || ok && fn != nil && fd.Body != nil && p.pass.TypesInfo.Defs[fd.Name] == types.Object(fn) && within(n, fd.Body)
			}
		}
		return !found
	})
	return found
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

// catchTerm adds SIGTERM to the signals of the call at the job's place.
func (p *planner) catchTerm(j *job) error {
	call, ok := j.Place.(*ast.CallExpr)
	if !ok || call.Ellipsis.IsValid() {
		return errors.New("the signals are not spelled in the call")
	}
	unsure := "a program that does not end after Ctrl-C would not end after SIGTERM either"
	if !j.Site.EndsInMain() {
		if !p.opts.Unsafe {
			return errors.New(unsure + ": run with -unsafe")
		}
		j.risk(unsure)
	}
	name := p.name(j, "syscall", "syscall", call.Pos())
	j.title, j.does = "Catch SIGTERM too", CatchTerm
	j.changes = []change{addArg{call, selector(name, "SIGTERM")}}
	return nil
}

// withTerm returns a package syscall that has what catchTerm needs: the one that the driver loaded for another package may lack it, see
// withSecond, or there may be none.
func withTerm(seen *types.Package) *types.Package {
	if seen != nil && seen.Scope().Lookup("SIGTERM") != nil {
		return seen
	}
	pkg := types.NewPackage("syscall", "syscall")
	name := types.NewTypeName(token.NoPos, pkg, "Signal", nil)
	signal := types.NewNamed(name, types.Typ[types.Int], nil)
	method := func(name string, results ...*types.Var) {
		recv := types.NewParam(token.NoPos, pkg, "s", signal)
		signal.AddMethod(types.NewFunc(token.NoPos, pkg, name, types.NewSignatureType(recv, nil, nil, nil, types.NewTuple(results...), false)))
	}
	method("Signal")
	method("String", types.NewParam(token.NoPos, pkg, "", types.Typ[types.String]))
	pkg.Scope().Insert(name)
	pkg.Scope().Insert(types.NewConst(token.NoPos, pkg, "SIGTERM", signal, constant.MakeInt64(15)))
	pkg.MarkComplete()
	return pkg
}

// fileOf returns the file of the package that holds the node.
func fileOf(pass *analysis.Pass, n ast.Node) *ast.File {
	i := slices.IndexFunc(pass.Files, func(f *ast.File) bool { return f.FileStart <= n.Pos() && n.Pos() < f.FileEnd })
	return pass.Files[i]
}
