package fixes

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/dst"
	"github.com/srvfix/srvfix/internal/serversite"
)

// This file sets the timeouts of net/http: in the literal that builds the server, wherever in the package it stands, or
// else where the server is at hand when it goes live.

// setting is a field of http.Server that a fix sets.
type setting struct {
	name    string
	seconds int
}

// on spells the value, given the name of package time.
func (f setting) on(tm string) string {
	return fmt.Sprintf("%d * %s", f.seconds, selector(tm, "Second"))
}

// settingsOf lists the fields that changes are about.
func settingsOf(want Change) (set []setting) {
	if want&HeaderTimeout != 0 {
		set = append(set, setting{"ReadHeaderTimeout", headerSeconds})
	}
	if want&IdleTimeout != 0 {
		set = append(set, setting{"IdleTimeout", idleSeconds})
	}
	return set
}

// fields sets the timeouts, and changes nothing else.
func (p *planner) fields(j *job, want Change) error {
	set := settingsOf(want)
	j.does, j.title = want, "Set "+set[0].name
	if len(set) == 2 {
		j.title += " and " + set[1].name
	}
	if j.Site.OfPackage() {
		return p.own(j, set)
	}
	if lit := p.literal(j, set); lit != nil {
		tm := p.name(j, "time", "time", lit.Pos())
		for _, f := range set {
			j.changes = append(j.changes, setField{lit: lit, name: f.name, value: f.on(tm), apart: true})
		}
		return nil
	}
	return p.inFront(j, set)
}

// literal returns the literal of the server, if that is where the fields belong.
func (p *planner) literal(j *job, set []setting) *ast.CompositeLit {
	lit, file := j.Site.Composite()
	if lit == nil || !keyed(lit) || !isNetHTTP(p.pass.TypesInfo.TypeOf(lit)) {
		return nil
	}
	if file != j.file && p.otherEditable(file) != "" {
		return nil
	}
	if slices.ContainsFunc(set, func(f setting) bool { return j.Site.Zeroed(f.name, lit) }) {
		return nil
	}
	for _, req := range p.kept {
		if other, _ := req.Site.Composite(); other == lit && req.Keep&(HeaderTimeout|IdleTimeout) != 0 {
			return nil // a comment says to leave another server of this literal alone
		}
	}
	return lit
}

// inFront sets the fields just before the server goes live.
func (p *planner) inFront(j *job, set []setting) error {
	s := j.Site
	server, err := p.atHand(s)
	if err != nil {
		return err
	}
	stmt := statementOf(s.Path)
	if stmt == nil {
		return errors.New("there is no place to set the timeouts just before the server goes live")
	}
	text := p.text(server.x)
	if !pure(p.pass, server.x) {
		_, ok := p.pass.TypesInfo.TypeOf(server.x).Underlying().(*types.Pointer)
		if !ok || !p.first(stmt, server.x) || skips(s.Path, stmt) {
			return errors.New("the server is computed where it goes live")
		}
		text = p.local(s.Path, stmt, variableFor(p.pass.TypesInfo.TypeOf(server.x)))
		j.changes = append(j.changes, hoist{stmt, server.x, text})
	}
	tm := p.name(j, "time", "time", stmt.Pos())
	var lines []string
	for _, f := range set {
		field := text + server.fields + "." + f.name
		line := field + " = " + f.on(tm)
		if s.Assigned(f.name) {
			line = "if " + field + " == 0 {\n" + line + "\n}" // on some paths it is set: leave those alone
		}
		lines = append(lines, line)
	}
	j.changes = append(j.changes, before{stmt, strings.Join(lines, "\n")})
	return nil
}

// atHand returns how the code at the call spells the server, so that its fields can be set there.
func (p *planner) atHand(s *serversite.Site) (spelled, error) {
	out := spelled{}
	x, fields := s.Holder()
	if len(fields) > 0 {
		out.fields = "." + strings.Join(fields, ".")
	} else if x = s.Receiver(); x == nil {
		return out, errors.New("the server is not at hand where it goes live")
	}
	out.x = ast.Unparen(x)
	if addr, ok := out.x.(*ast.UnaryExpr); ok && addr.Op == token.AND {
		out.x = addr.X // selectors find the fields by themselves
	}
	t := p.pass.TypesInfo.TypeOf(out.x)
	for _, name := range fields {
		obj, _, _ := types.LookupFieldOrMethod(t, true, p.pass.Pkg, name)
		if obj == nil {
			return out, errors.New("the server cannot be named where it goes live")
		}
		t = obj.Type()
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, p.pass.Pkg, "ReadHeaderTimeout")
	if v, ok := obj.(*types.Var); !ok || v.Pkg() == nil || v.Pkg().Path() != "net/http" {
		name := types.TypeString(t, types.RelativeTo(p.pass.Pkg))
		return out, fmt.Errorf("what goes live is a %s, which has no such fields", name)
	}
	return out, nil
}

// variableFor returns what a person would call a variable of a type: srv, or e for an *echo.Echo.
func variableFor(t types.Type) string {
	named, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok || isNetHTTP(t) {
		return "srv"
	}
	return strings.ToLower(named.Obj().Name()[:1])
}

// text spells an expression of the code without its comments.
func (p *planner) text(x ast.Expr) string {
	var out bytes.Buffer
	if format.Node(&out, p.pass.Fset, x) != nil {
		return ""
	}
	return out.String()
}

// first reports whether nothing of the statement that could matter is computed before the expression.
func (p *planner) first(stmt ast.Stmt, x ast.Expr) bool {
	ok := true
	ast.Inspect(stmt, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			ok = ok && !((n.Op == token.LAND || n.Op == token.LOR) && within(x, n.Y))
		case ast.Expr:
			if n.End() <= x.Pos() {
				ok = ok && pure(p.pass, n)
				return false
			}
		}
		return ok
	})
	return ok
}

// own lets a call of a package function go through a server of its own.
func (p *planner) own(j *job, set []setting) error {
	if calleeOf(p.pass, j.Site.Call) != j.Site.Func {
		return errors.New("the call goes through a function value")
	}
	call, err := p.packageCall(j)
	if err != nil {
		return err
	}
	s := j.Site
	tm, http := p.name(j, "time", "time", s.Call.Pos()), p.name(j, "net/http", "http", s.Call.Pos())
	j.names = append(j.names, "net/http")
	var lines []string
	for _, f := range set {
		lines = append(lines, f.name+": "+f.on(tm)+",")
	}
	out := ownServer{packageCall: call, typ: selector(http, "Server"), fields: strings.Join(lines, "\n")}
	stmt := statementOf(s.Path)
	if stmt != nil && p.first(stmt, s.Call) && !skips(s.Path, stmt) {
		out.stmt, out.name = stmt, p.local(s.Path, stmt, "srv")
	}
	j.changes = append(j.changes, out)
	return nil
}

// ownServer turns http.ListenAndServe(a, h) into srv := &http.Server{Addr: a, Handler: h} and srv.ListenAndServe(), or,
// without a statement, into (&http.Server{Addr: a, Handler: h}).ListenAndServe().
type ownServer struct {
	packageCall
	stmt        ast.Stmt // around the call
	name        string   // of the variable in front of it
	typ, fields string
}

func (c ownServer) at() ast.Node {
	if c.stmt != nil {
		return c.stmt
	}
	return c.call
}

func (c ownServer) do(b *bench) error {
	call, args := c.args(b)
	lit, ok := b.parseExpr(c.typ + "{\n" + c.fields + "\n}").(*dst.CompositeLit)
	if b.err != nil || !ok {
		return b.err
	}
	var elts []dst.Expr
	add := func(key string, value dst.Expr) {
		// A nil handler is the zero value: leave it out.
		d := value.Decorations()
		if id, ok := value.(*dst.Ident); ok && id.Name == "nil" && len(d.Start)+len(d.End) == 0 {
			return
		}
		kv := &dst.KeyValueExpr{Key: dst.NewIdent(key), Value: inline(value)}
		kv.Decs.Start, kv.Decs.End = d.Start, d.End
		d.Start, d.End = nil, nil
		kv.Decs.Before, kv.Decs.After = dst.NewLine, dst.NewLine
		elts = append(elts, kv)
	}
	var rest []dst.Expr
	switch c.serves {
	case "ListenAndServe":
		add("Addr", args[0])
		add("Handler", args[1])
	case "ListenAndServeTLS":
		add("Addr", args[0])
		add("Handler", args[3])
		rest = args[1:3]
	case "Serve", "ServeTLS":
		add("Handler", args[1])
		rest = append([]dst.Expr{args[0]}, args[2:]...)
	}
	for _, r := range rest {
		inline(r)
	}
	lit.Elts = append(elts, lit.Elts...)
	if len(rest) == 0 {
		lit.Decs.Lbrace, call.Decs.Lparen = call.Decs.Lparen, nil
	}
	var srv dst.Expr = &dst.UnaryExpr{Op: token.AND, X: lit}
	if c.stmt != nil {
		if err := b.insertBefore(c.stmt, define(c.name, srv)); err != nil {
			return err
		}
		srv = dst.NewIdent(c.name)
	} else {
		srv = &dst.ParenExpr{X: srv}
	}
	fun := &dst.SelectorExpr{X: srv, Sel: dst.NewIdent(c.serves)}
	keep(call.Fun, fun)
	call.Fun, call.Args = fun, rest
	return b.err
}

func isNetHTTP(t types.Type) bool {
	named, ok := types.Unalias(deref(t)).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http"
}

func keyed(lit *ast.CompositeLit) bool {
	for _, e := range lit.Elts {
		if _, ok := e.(*ast.KeyValueExpr); !ok {
			return false
		}
	}
	return true
}

// statementOf returns the statement of a block in which the call runs first of all, so that statements in front of it
// run just before the call: not in a loop's head.
func statementOf(path []ast.Node) ast.Stmt {
	for i, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			return nil
		case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt, *ast.IfStmt, *ast.SwitchStmt, *ast.GoStmt, *ast.DeferStmt,
			*ast.SendStmt, *ast.DeclStmt:
			switch head := n.(type) {
			case *ast.IfStmt:
				if !within(path[0], head.Init) && !within(path[0], head.Cond) {
					return nil
				}
			case *ast.SwitchStmt:
				if !within(path[0], head.Init) && !within(path[0], head.Tag) {
					return nil
				}
			}
			stmt := n.(ast.Stmt)
			if inList(path[i+1], stmt) {
				return stmt
			}
		}
	}
	return nil
}

func within(n ast.Node, outer ast.Node) bool {
	switch o := outer.(type) {
	case ast.Stmt:
		if o == nil {
			return false
		}
	case ast.Expr:
		if o == nil {
			return false
		}
	case nil:
		return false
	}
	return outer.Pos() <= n.Pos() && n.End() <= outer.End()
}

// skips reports whether a goto statement jumps over the statement, which no variable may be declared in front of then.
func skips(path []ast.Node, stmt ast.Stmt) bool {
	found := false
	for _, n := range path {
		var body *ast.BlockStmt
		switch fn := n.(type) {
		case *ast.FuncLit:
			body = fn.Body
		case *ast.FuncDecl:
			body = fn.Body
		default:
			continue
		}
		labels := map[string]token.Pos{}
		ast.Inspect(body, func(n ast.Node) bool {
			if l, ok := n.(*ast.LabeledStmt); ok {
				labels[l.Label.Name] = l.Pos()
			}
			return true
		})
		ast.Inspect(body, func(n ast.Node) bool {
			if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.GOTO {
				found = found || b.Pos() < stmt.Pos() && stmt.Pos() < labels[b.Label.Name]
			}
			return !found
		})
		break
	}
	return found
}
