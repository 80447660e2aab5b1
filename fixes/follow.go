package fixes

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
)

// This file follows the error from the statement that gets it: out of functions, through variables and channels.

// returned decides for a return statement, whose result with the given index becomes nil: whoever calls the function must take it in turn.
func (c *caller) returned(path []ast.Node, result int) ([]change, error) {
	for i, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			return c.handed(path[i:], result)
		case *ast.FuncDecl:
			fn, _ := c.pass.TypesInfo.Defs[n.Name].(*types.Func)
			if fn == nil {
				return nil, errors.New("the enclosing function has no name")
			}
			return c.callers(fn, result)
		}
	}
	return nil, errors.New("the error is returned from nowhere")
}

// returnedInside decides for a return statement with the error inside a result: `return fmt.Errorf("serve: %w", X)`.
func (c *caller) returnedInside(ret *ast.ReturnStmt, x ast.Expr, name string, path []ast.Node) ([]change, error) {
	if !inList(path[1], ret) {
		return nil, errors.New("the return statement has a label")
	}
	at := slices.IndexFunc(ret.Results, func(e ast.Expr) bool { return e.Pos() <= x.Pos() && x.End() <= e.End() })
	for i, e := range ret.Results {
		if i != at && !pure(c.pass, e) {
			return nil, errors.New("another result is computed when the server starts")
		}
	}
	results := c.results(path)
	if len(results) != len(ret.Results) || !isError(results[at]) {
		return nil, errors.New("what is returned is no error")
	}
	out, err := c.returned(path, at)
	if err != nil {
		return nil, err
	}
	g := guarded{stmt: ret, in: path[1], x: x, good: "nil", fresh: name == "", name: name, after: returnsNil, nilAt: at}
	if g.fresh {
		g.name = freeName([]ast.Stmt{ret}, x)
	}
	return append([]change{g}, out...), nil
}

// callers decides for all static calls of fn in the package, and for the places that get it as a value.
func (c *caller) callers(fn *types.Func, result int) ([]change, error) {
	if c.depth >= maxCallers {
		return nil, errors.New("the error is passed up through too many functions")
	}
	up := c.up()
	var out []change
	err := up.eachUse(fn, func(file *ast.File, path []ast.Node) error {
		var changes []change
		var err error
		if call, ok := path[1].(*ast.CallExpr); ok && ast.Unparen(call.Fun) == path[0] {
			changes, err = up.take(path[1:], result)
		} else {
			changes, err = up.handed(path, result)
		}
		if err == nil && len(changes) > 0 {
			if called, _ := c.objectOf(path[0].(ast.Expr)).(*types.Func); ofInterface(called) {
				// The caller must go on taking what others return that implement the interface.
				return errors.New("a caller of the function, through an interface, does not expect a nil error")
			}
			if file != c.file {
				return errors.New("a caller of the function in another file does not expect a nil error")
			}
		}
		out = append(out, changes...)
		return err
	})
	if err == nil {
		err = c.elsewhere(fn)
	}
	return out, err
}

// eachUse calls f with the path of every use of the object, up from the identifier or from the selector of a package or value.
func (c *caller) eachUse(obj types.Object, f func(*ast.File, []ast.Node) error) error {
	for _, id := range c.index.usesOf(obj) {
		file, path := c.index.pathTo(id)
		if sel, ok := path[1].(*ast.SelectorExpr); ok && sel.Sel == id {
			path = path[1:]
		}
		switch path[1].(type) {
		case *ast.IndexExpr, *ast.IndexListExpr:
			if _, ok := obj.(*types.Func); ok { // with type arguments
				path = path[1:]
			}
		}
		if err := f(file, path); err != nil {
			return err
		}
	}
	return nil
}

// eachCall calls f with the path of every call of fn, up from the call.
func (c *caller) eachCall(fn types.Object, f func([]ast.Node) error) error {
	return c.eachUse(fn, func(_ *ast.File, path []ast.Node) error {
		if call, ok := path[1].(*ast.CallExpr); ok && ast.Unparen(call.Fun) == path[0] {
			return f(path[1:])
		}
		return nil
	})
}

// elsewhere fails when a file that other build tags select calls a function of that name: it would get the nil too.
func (c *caller) elsewhere(fn *types.Func) error {
	for _, name := range c.pass.IgnoredFiles {
		read := c.pass.ReadFile
		if read == nil {
			return nil
		}
		text, err := read(name)
		if err != nil {
			continue
		}
		file, _ := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if file == nil || file.Name.Name != c.pass.Pkg.Name() {
			continue
		}
		found := false
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				switch fun := ast.Unparen(call.Fun).(type) {
				case *ast.Ident:
					found = found || fn.Signature().Recv() == nil && fun.Name == fn.Name()
				case *ast.SelectorExpr:
					found = found || fn.Signature().Recv() != nil && fun.Sel.Name == fn.Name()
				}
			}
			return !found
		})
		if found {
			return errors.New("a file of another build configuration calls the function")
		}
	}
	return nil
}

// handed decides for a function, path[0], that is used as a value and whose result becomes nil. Where nobody of the package looks at the
// result, nil means success, by Go's convention.
func (c *caller) handed(path []ast.Node, result int) ([]change, error) {
	for {
		if _, ok := path[1].(*ast.ParenExpr); !ok {
			break
		}
		path = path[1:]
	}
	expr := path[0].(ast.Expr)
	switch parent := path[1].(type) {
	case *ast.CallExpr:
		if ast.Unparen(parent.Fun) == ast.Unparen(expr) {
			return c.take(path[1:], result)
		}
		at := slices.Index(parent.Args, expr)
		if fn := calleeOf(c.pass, parent); fn != nil && fn.Pkg() == c.pass.Pkg && at >= 0 {
			sig := fn.Origin().Signature()
			if sig.Variadic() && at >= sig.Params().Len()-1 {
				return nil, errors.New("a function of the package gets the one that serves among others")
			}
			return c.callsOf(sig.Params().At(at), result)
		}
		return c.group(parent)
	case *ast.AssignStmt:
		if at := slices.Index(parent.Rhs, expr); at >= 0 && len(parent.Lhs) == len(parent.Rhs) {
			if id, ok := parent.Lhs[at].(*ast.Ident); ok && id.Name != "_" {
				return c.callsOf(c.pass.TypesInfo.ObjectOf(id), result)
			}
		}
	case *ast.ValueSpec:
		if at := slices.Index(parent.Values, expr); at >= 0 && len(parent.Names) == len(parent.Values) {
			return c.callsOf(c.pass.TypesInfo.ObjectOf(parent.Names[at]), result)
		}
	}
	return nil, nil
}

// callsOf decides for all calls through a variable.
func (c *caller) callsOf(v types.Object, result int) ([]change, error) {
	if c.depth >= maxCallers {
		return nil, errors.New("the error is passed up through too many functions")
	}
	up := c.up()
	var out []change
	err := up.eachUse(v, func(file *ast.File, path []ast.Node) error {
		var changes []change
		var err error
		if call, ok := path[1].(*ast.CallExpr); ok && call.Fun == path[0] {
			changes, err = up.take(path[1:], result)
		} else if !ok || slices.Contains(call.Args, path[0].(ast.Expr)) {
			changes, err = up.handed(path, result)
		}
		if err == nil && len(changes) > 0 && file != c.file {
			return errors.New("a caller of the function in another file does not expect a nil error")
		}
		out = append(out, changes...)
		return err
	})
	return out, err
}

// group decides for a function that is given to a group, as in errgroup and oklog/run: `g.Go(f)`, `g.Add(f, stop)`. The group's Wait or Run
// returns what its members return.
func (c *caller) group(call *ast.CallExpr) ([]change, error) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Go" && sel.Sel.Name != "TryGo" && sel.Sel.Name != "Add" {
		return nil, nil
	}
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return nil, nil
	}
	v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return nil, nil
	}
	var out []change
	err := c.eachUse(v, func(file *ast.File, path []ast.Node) error {
		sel, ok := path[1].(*ast.SelectorExpr)
		if !ok || sel.X != path[0] || sel.Sel.Name != "Wait" && sel.Sel.Name != "Run" {
			return nil
		}
		wait, ok := path[2].(*ast.CallExpr)
		if !ok || !isError(c.pass.TypesInfo.TypeOf(wait)) {
			return nil
		}
		changes, err := c.take(path[2:], 0)
		if err == nil && len(changes) > 0 && file != c.file {
			return errors.New("a group in another file does not expect a nil error")
		}
		out = append(out, changes...)
		return err
	})
	return out, err
}

// sent decides for `errs <- X`: everything that receives from the channel must take the nil.
func (c *caller) sent(send *ast.SendStmt) ([]change, error) {
	id, ok := ast.Unparen(send.Chan).(*ast.Ident)
	if !ok {
		return nil, errors.New("the error is sent to a channel of others")
	}
	v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.Parent() == c.pass.Pkg.Scope() || !c.madeHere(v) {
		return nil, errors.New("the error is sent to a channel of others")
	}
	if c.depth >= maxCallers {
		return nil, errors.New("the error is passed up through too many functions")
	}
	up := c.up()
	var out []change
	err := c.eachUse(v, func(_ *ast.File, path []ast.Node) error {
		switch parent := path[1].(type) {
		case *ast.SendStmt:
			if parent.Chan == path[0] {
				return nil
			}
		case *ast.UnaryExpr:
			if parent.Op == token.ARROW {
				changes, err := up.take(path[1:], 0)
				out = append(out, changes...)
				return err
			}
		case *ast.CallExpr:
			if fun, ok := parent.Fun.(*ast.Ident); ok {
				if _, ok := c.pass.TypesInfo.Uses[fun].(*types.Builtin); ok {
					return nil // close, len, cap
				}
			}
		}
		return errors.New("the channel that gets the error is handed on")
	})
	return out, err
}

// madeHere reports whether a local variable is declared as a channel that is made on the spot.
func (c *caller) madeHere(v *types.Var) bool {
	found := false
	for _, file := range c.pass.Files {
		if v.Pos() < file.FileStart || file.FileEnd <= v.Pos() {
			continue
		}
		isMake := func(names, values int, name func(int) ast.Expr, value func(int) ast.Expr) {
			for i := 0; i < names && names == values; i++ {
				id, ok := name(i).(*ast.Ident)
				call, isCall := ast.Unparen(value(i)).(*ast.CallExpr)
				if !ok || !isCall || c.pass.TypesInfo.Defs[id] != types.Object(v) {
					continue
				}
				fun, _ := call.Fun.(*ast.Ident)
				found = fun != nil && c.pass.TypesInfo.Uses[fun] == types.Universe.Lookup("make")
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				isMake(len(n.Lhs), len(n.Rhs), func(i int) ast.Expr { return n.Lhs[i] }, func(i int) ast.Expr { return n.Rhs[i] })
			case *ast.ValueSpec:
				isMake(len(n.Names), len(n.Values), func(i int) ast.Expr { return n.Names[i] }, func(i int) ast.Expr { return n.Values[i] })
			}
			return !found && n != nil && n.Pos() <= v.Pos() && v.Pos() < n.End()
		})
	}
	return found
}

// sentInside decides for `errs <- fmt.Errorf("serve: %w", X)`.
func (c *caller) sentInside(send *ast.SendStmt, x ast.Expr, name string, path []ast.Node) ([]change, error) {
	if !inList(path[1], send) {
		return nil, errors.New("the error is sent in the head of a statement")
	}
	if ch, ok := c.pass.TypesInfo.TypeOf(send.Chan).Underlying().(*types.Chan); !ok || !isError(ch.Elem()) {
		return nil, errors.New("what is sent is no error")
	}
	out, err := c.sent(send)
	if err != nil {
		return nil, err
	}
	g := guarded{stmt: send, in: path[1], x: x, good: "nil", fresh: name == "", name: name, after: sendsNil}
	if g.fresh {
		g.name = freeName([]ast.Stmt{send}, x)
	}
	return append([]change{g}, out...), nil
}

// assigned decides for `err := X`, `err = X` and `var err = X`: every use of the variable that the value reaches must expect nil, or is
// changed to. path leads up from the statement.
func (c *caller) assigned(as ast.Stmt, to ast.Expr, path []ast.Node) ([]change, error) {
	id, ok := ast.Unparen(to).(*ast.Ident)
	if !ok {
		return nil, errors.New("the error is kept outside the function")
	}
	v := c.pass.TypesInfo.ObjectOf(id)
	rest, fn := following(path)
	if id.Name == "_" {
		if inLoop(path) {
			return nil, errLoop
		}
		var list []ast.Stmt
		for _, s := range rest {
			list = append(list, s.stmt)
		}
		if more, err := c.failure(list); err != nil || len(more) > 0 {
			return nil, errExit
		}
		return nil, nil
	}
	if err := c.private(v, fn, path); err != nil {
		return nil, err
	}
	is := func(e ast.Expr) bool { return isVar(c.pass, e, v) }
	var out []change
	fresh := false // the variable lives in the head of a statement only
	if assign, ok := as.(*ast.AssignStmt); ok {
		fresh = assign.Tok == token.DEFINE && c.pass.TypesInfo.Defs[id] != nil
	}
	used := false
	switch parent := path[1].(type) {
	case *ast.IfStmt:
		if parent.Init != as {
			break
		}
		if inLoop(path) {
			return nil, errLoop
		}
		changes, _, err := c.condition(parent, is, v.Name())
		if err != nil || fresh {
			return changes, err
		}
		out, used = changes, true
	case *ast.SwitchStmt:
		if parent.Init != as {
			break
		}
		if inLoop(path) {
			return nil, errLoop
		}
		changes, err := c.switched(parent, is, v.Name(), path[1:])
		if err != nil || fresh {
			return changes, err
		}
		out, used = changes, true
	case *ast.CommClause:
	default:
		if !inList(path[1], as) {
			return nil, errors.New("the error is assigned in the head of a statement, or behind a label")
		}
	}
	if inLoop(path) && !(len(rest) > 0 && uses(c.pass, rest[0].stmt, v) && endsFlow(rest[0].stmt)) {
		return nil, errLoop
	}
	skip := 0
	for _, s := range rest {
		if skip > 0 {
			skip--
			continue
		}
		up := append([]ast.Node{s.stmt}, path[s.up:]...)
		if ret, ok := s.stmt.(*ast.ReturnStmt); ok && !uses(c.pass, ret, v) {
			if at := c.namedResult(fn, v); at >= 0 && len(ret.Results) == 0 {
				changes, err := c.returned(up, at)
				return append(out, changes...), err
			}
			if !used {
				break
			}
			return out, nil // what follows does not run
		}
		if !uses(c.pass, s.stmt, v) {
			if endsFlow(s.stmt) && !exitsWell(callIn(s.stmt)) {
				return nil, errExit
			}
			continue
		}
		used = true
		got, err := c.use(s.stmt, v, up)
		if err != nil {
			return nil, err
		}
		out = append(out, got.changes...)
		if got.last {
			return out, nil
		}
		skip = got.skip
	}
	if !used {
		return nil, errors.New("the error is used elsewhere")
	}
	return out, nil
}

// private checks that nobody but the statements of the enclosing function sees the variable.
func (c *caller) private(v types.Object, fn *ast.FuncType, path []ast.Node) error {
	var outer ast.Node
	for _, n := range path {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			outer = n
		}
		if outer != nil {
			break
		}
	}
	if outer == nil || v == nil || v.Pos() < outer.Pos() || outer.End() <= v.Pos() {
		return errors.New("the error is kept outside the function")
	}
	shared := false
	ast.Inspect(outer, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			if n != outer {
				shared = shared || c.usesUntested(n, v)
				return false
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND && isVar(c.pass, n.X, v) {
				shared = true
			}
		}
		return !shared
	})
	if shared {
		return errors.New("a function literal or a pointer shares the variable of the error")
	}
	return nil
}

// usesUntested reports whether code uses the variable of an error outside of `if err != nil { ... }`.
func (c *caller) usesUntested(n ast.Node, v types.Object) bool {
	is := func(e ast.Expr) bool { return isVar(c.pass, e, v) }
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			if n.Init == nil && c.testsNil(n.Cond, is) && c.given(n.Cond, is, true) == no {
				found = found || n.Else != nil && c.usesUntested(n.Else, v)
				return false
			}
		case *ast.Ident:
			found = found || is(n)
		}
		return !found
	})
	return found
}

// namedResult returns the index of the result that the variable is, or -1.
func (c *caller) namedResult(fn *ast.FuncType, v types.Object) int {
	if fn == nil || fn.Results == nil {
		return -1
	}
	at := 0
	for _, f := range fn.Results.List {
		for _, id := range f.Names {
			if c.pass.TypesInfo.Defs[id] == v {
				return at
			}
			at++
		}
	}
	return -1
}

// used is what becomes of a statement that uses the variable of an error.
type used struct {
	changes []change
	last    bool // behind it the error is gone
	skip    int  // statements behind it that are part of the change
}

// use decides for a statement that uses the variable of an error; path leads up from it.
func (c *caller) use(s ast.Stmt, v types.Object, path []ast.Node) (used, error) {
	is := func(e ast.Expr) bool { return isVar(c.pass, e, v) }
	switch s := s.(type) {
	case *ast.IfStmt:
		if s.Init == nil && uses(c.pass, s.Cond, v) {
			changes, left, err := c.condition(s, is, v.Name())
			return used{changes: changes, last: left}, err
		}
	case *ast.SwitchStmt:
		if s.Init == nil {
			changes, err := c.switched(s, is, v.Name(), path)
			return used{changes: changes}, err
		}
	case *ast.ReturnStmt:
		if at := slices.IndexFunc(s.Results, is); at >= 0 {
			for i, e := range s.Results {
				if i != at && uses(c.pass, e, v) {
					return used{}, errors.New("another result uses the error")
				}
			}
			changes, err := c.returned(path, at)
			return used{changes: changes, last: true}, err
		}
		if x := c.only(s, v); x != nil {
			changes, err := c.returnedInside(s, x, v.Name(), path)
			return used{changes: changes, last: true}, err
		}
	case *ast.AssignStmt:
		if len(s.Lhs) == 1 && !slices.ContainsFunc(s.Rhs, func(e ast.Expr) bool { return uses(c.pass, e, v) }) && is(s.Lhs[0]) {
			return used{last: true}, nil
		}
		if id, ok := s.Lhs[0].(*ast.Ident); ok && len(s.Lhs) == 1 && id.Name == "_" && is(s.Rhs[0]) {
			return used{}, nil
		}
	case *ast.SendStmt:
		if is(s.Value) {
			changes, err := c.sent(s)
			return used{changes: changes}, err
		}
		if x := c.only(s, v); x != nil && pure(c.pass, s.Chan) {
			changes, err := c.sentInside(s, x, v.Name(), path)
			return used{changes: changes}, err
		}
	case *ast.ExprStmt:
		if x := c.only(s, v); x != nil && inList(path[1], s) {
			return c.report(s, x, v.Name(), path)
		}
	}
	return used{}, errors.New("a later use of the error does not expect nil")
}

// only returns a use of the variable in the statement, if no function literal of the statement has one.
func (c *caller) only(s ast.Stmt, v types.Object) ast.Expr {
	var found ast.Expr
	bad := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			bad = bad || uses(c.pass, n, v)
			return false
		case *ast.Ident:
			if isVar(c.pass, n, v) && found == nil {
				found = n
			}
		}
		return true
	})
	if bad {
		return nil
	}
	return found
}
