package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
)

// This file follows the error out of functions.

// returned decides for a return statement, whose result with the given index becomes nil: whoever calls the function
// must take it in turn.
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
			if why := c.elsewhereWhy(file); why != nil {
				return why
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

// elsewhereWhy returns why a caller in a file cannot be changed to expect nil, or nil.
func (c *caller) elsewhereWhy(file *ast.File) error {
	if file == c.file {
		return nil
	}
	if why := c.editable(file); why != "" {
		return fmt.Errorf("a caller of the function does not expect a nil error, and cannot be changed: %s", why)
	}
	return nil
}

// eachUse calls f with the path of every use of the object, up from the identifier or from the selector of a package
// or value.
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

// handed decides for a function, path[0], that is used as a value and whose result becomes nil. Where nobody of the
// package looks at the result, nil means success, by Go's convention.
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
	case *ast.KeyValueExpr, *ast.CompositeLit:
		if kv, ok := parent.(*ast.KeyValueExpr); ok && kv.Key == expr {
			return nil, nil // Have: command{run: serve}, where a function in the field is followed
		}
		if field := c.fieldOf(path); field != nil {
			return c.callsOf(field, result)
		}
		return nil, errors.New("the function that serves is kept among others")
	}
	return nil, nil
}

// fieldOf returns the field of a struct of the package that an element of a literal, path[0], is the value of, or nil.
func (c *caller) fieldOf(path []ast.Node) *types.Var {
	if kv, ok := path[1].(*ast.KeyValueExpr); ok {
		key := identOf(kv.Key)
		if kv.Value != path[0] || key == nil {
			return nil
		}
		v, _ := c.pass.TypesInfo.Uses[key].(*types.Var)
		if v == nil || !v.IsField() || v.Pkg() != c.pass.Pkg {
			return nil
		}
		return v
	}
	lit, ok := path[1].(*ast.CompositeLit)
	if !ok {
		return nil
	}
	st, ok := c.pass.TypesInfo.TypeOf(lit).Underlying().(*types.Struct)
	at := slices.Index(lit.Elts, path[0].(ast.Expr))
	if !ok || at < 0 || at >= st.NumFields() || st.Field(at).Pkg() != c.pass.Pkg {
		return nil
	}
	return st.Field(at)
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
		if why := c.elsewhereWhy(file); err == nil && len(changes) > 0 && why != nil {
			return why
		}
		out = append(out, changes...)
		return err
	})
	return out, err
}

// group decides for a function that is given to a group, as in errgroup and oklog/run: `g.Go(f)`, `g.Add(f, stop)`.
// The group's Wait or Run returns what its members return.
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
	got := c.receives()
	err := c.eachUse(v, func(file *ast.File, path []ast.Node) error {
		sel, ok := path[1].(*ast.SelectorExpr)
		if !ok || sel.X != path[0] || sel.Sel.Name != "Wait" && sel.Sel.Name != "Run" {
			return nil
		}
		wait, ok := path[2].(*ast.CallExpr)
		if !ok || !isError(c.pass.TypesInfo.TypeOf(wait)) {
			return nil
		}
		changes, err := got.take(path[2:], 0)
		if why := c.elsewhereWhy(file); err == nil && len(changes) > 0 && why != nil {
			return why
		}
		out = append(out, changes...)
		return err
	})
	return out, err
}
