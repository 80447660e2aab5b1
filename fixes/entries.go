package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"

	"github.com/dave/dst"
	"github.com/srvfix/srvfix/internal/serversite"
)

// This file does by hand what frameworks do for their callers: r.Run(addr) of gin is http.ListenAndServe(addr, r.Handler()). From there on the
// call is planned as if the program had written that.

// entry is a function of a framework that builds a server around its receiver, and serves.
type entry struct {
	serves string // the function of net/http that does the same, with the handler behind the address or at the end
	// handler is the method that returns the handler; versions that do not have it serve the receiver itself.
	handler string
	// port is the port that it listens on when it gets no address and the environment variable PORT is empty.
	port string
	// more are fields of the receiver, in some versions, that the function evaluates before it serves.
	more []string
	// routes is a method of the receiver that the function calls for the sake of routes with escaped colons; once is the field with which later
	// versions do it without the function.
	routes, once string
	// args are the parameters of the function.
	args int

	http, os, cmp string // how the file names the packages
}

// entries are the entry points that do nothing else for the requests, as long as entryOf does not find that the version at hand does.
// They print where they listen, in gin's debug mode; the fixed program does not.
var entries = map[string]entry{
	"(*github.com/gin-gonic/gin.Engine).Run": {serves: "ListenAndServe", handler: "Handler", port: "8080", more: []string{"TrustedProxies"},
		routes: "updateRouteTrees", once: "routeTreesUpdated", args: 1},
	"(*github.com/gin-gonic/gin.Engine).RunTLS":      {serves: "ListenAndServeTLS", handler: "Handler", more: []string{"TrustedProxies"}, args: 3},
	"(*github.com/gin-gonic/gin.Engine).RunListener": {serves: "Serve", handler: "Handler", more: []string{"TrustedProxies"}, args: 1},
}

// entryOf returns how net/http does what the function called at the job's site does; nil when that is in no list.
func (p *planner) entryOf(j *job) (*entry, error) {
	s := j.Site
	e, ok := entries[s.Func.FullName()]
	if !ok {
		return nil, nil
	}
	name := s.Func.Pkg().Name() + "'s " + s.Func.Name()
	recv := s.Func.Signature().Recv().Type()
	member := func(name string) bool {
		obj, _, _ := types.LookupFieldOrMethod(recv, true, s.Func.Pkg(), name)
		return obj != nil
	}
	// What the linked version does beside serving.
	if !s.Plain() || s.Serves() != e.serves {
		return nil, fmt.Errorf("%s has settings of its own for the server: build an http.Server around the handler and serve that", name)
	}
	for _, field := range e.more {
		if member(field) {
			return nil, fmt.Errorf("%s of this version evaluates %s too", name, field)
		}
	}
	if e.routes != "" && member(e.routes) && !member(e.once) && s.EscapedRoutes() {
		return nil, fmt.Errorf("%s of this version rewrites routes with escaped colons", name)
	}
	if !member(e.handler) {
		e.handler = ""
	}
	// How it is called.
	sel, ok := ast.Unparen(s.Call.Fun).(*ast.SelectorExpr)
	switch {
	case !ok || calleeOf(p.pass, s.Call) != s.Func:
		return nil, errors.New("the call goes through a function value")
	case p.isMethodExpr(s.Call.Fun):
		return nil, errors.New("the call is a method expression")
	case s.Call.Ellipsis.IsValid(), len(s.Call.Args) > e.args:
		return nil, errors.New("the address is not spelled in the call")
	case len(s.Call.Args) == 0 && e.port == "":
		return nil, errors.New("the call has no arguments")
	case len(s.Call.Args) == 0 && version.Compare(p.pass.Pkg.GoVersion(), "go1.22") < 0:
		return nil, fmt.Errorf("%s listens on $PORT or %s, which takes cmp.Or of Go 1.22 to say", name, e.port)
	}
	if !pure(p.pass, sel.X) {
		// The handler would be computed behind the other arguments instead of before them.
		for _, arg := range s.Call.Args {
			if p.pass.TypesInfo.Types[arg].Value == nil {
				return nil, errors.New("the router is computed when the server starts, and the address may depend on that")
			}
		}
	}
	if len(s.Call.Args) == 0 {
		e.os, e.cmp = p.name(j, "os", "os", s.Call.Pos()), p.name(j, "cmp", "cmp", s.Call.Pos())
	}
	return &e, nil
}

// nameHTTP lets the file import net/http if the changes spell a call of it that was not there.
func (p *planner) nameHTTP(j *job) {
	if j.entry != nil {
		j.entry.http, j.names = p.name(j, "net/http", "http", j.Site.Call.Pos()), append(j.names, "net/http")
	}
}

// serves returns the name of the function of net/http that the call is, or that does the same.
func (j *job) serves() string {
	if j.entry != nil {
		return j.entry.serves
	}
	return j.Site.Func.Name()
}

// plain returns the bench's copy of the call, spelled as a call of net/http.
func (p *planner) plain(j *job, b *bench) (*dst.CallExpr, error) {
	s := j.Site
	call, ok := b.expr(s.Call).(*dst.CallExpr)
	if !ok || j.entry == nil {
		return call, b.err
	}
	e := j.entry
	recv, err := p.receiver(s, s.Call.Fun)
	if err != nil {
		return nil, err
	}
	x := bare(call.Fun).(*dst.SelectorExpr).X
	call.Decs.Lparen = append(commentsIn(call.Fun, bare(x)), call.Decs.Lparen...)
	h := recv(b)
	if e.handler != "" {
		if addr, ok := h.(*dst.UnaryExpr); ok && addr.Op == token.AND {
			h = addr.X // the method takes the address by itself
		}
		h = callOf(&dst.SelectorExpr{X: h, Sel: dst.NewIdent(e.handler)})
	}
	args := call.Args
	if len(args) == 0 {
		args = []dst.Expr{e.anyPort()}
	}
	fun := selector(e.http, e.serves)
	keep(call.Fun, fun)
	call.Fun = fun
	call.Args = append(args, h)
	return call, b.err
}

// anyPort spells the address of an entry point that gets none: ":" + cmp.Or(os.Getenv("PORT"), "8080").
func (e *entry) anyPort() dst.Expr {
	text := func(s string) dst.Expr { return &dst.BasicLit{Kind: token.STRING, Value: `"` + s + `"`} }
	port := callOf(selector(e.cmp, "Or"), callOf(selector(e.os, "Getenv"), text("PORT")), text(e.port))
	return &dst.BinaryExpr{X: text(":"), Op: token.ADD, Y: port}
}

// held returns how to write the server that a function finds in a field of what it is given: e.Server in e.Start(addr) of echo. It returns nil
// when the server is not one of net/http, or cannot be named.
func (p *planner) held(s *serversite.Site) func(*bench) dst.Expr {
	holder, fields := s.Holder()
	if len(fields) == 0 || s.Type() != "http.Server" || !pure(p.pass, holder) {
		return nil
	}
	if addr, ok := ast.Unparen(holder).(*ast.UnaryExpr); ok && addr.Op == token.AND {
		holder = addr.X // serve(&app): the selector finds the fields by itself
	}
	return func(b *bench) dst.Expr {
		out := inline(dst.Clone(bare(b.expr(holder))).(dst.Expr))
		for _, name := range fields {
			out = &dst.SelectorExpr{X: out, Sel: dst.NewIdent(name)}
		}
		return out
	}
}
