package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/types"

	"github.com/dave/dst"
	"github.com/srvfix/srvfix/internal/serversite"
)

// This file does by hand what frameworks do for their callers: r.Run(addr) of gin is http.ListenAndServe(addr,
// r.Handler()). From there on the call is planned as if the program had written that.

// entry is a function of a framework that builds a server around its receiver, and serves.
type entry struct {
	serves string // the function of net/http that does the same, with the handler behind the address or at the end
	// handler is the method that returns the handler; versions that do not have it serve the receiver itself.
	handler string
	// port is the port that it listens on when it gets no address and the environment variable PORT is empty.
	port string
	// more are fields of the receiver, in some versions, that the function evaluates before it serves.
	more []string
	// routes is a method of the receiver that the function calls for the sake of routes with escaped colons; once is the
	// field with which later versions do it without the function.
	routes, once string
	// args are the parameters of the function.
	args int
	// held says that the server is one in a field of the receiver, of which the program must have set nothing, and that
	// the function decides by other fields too, which it must not name.
	held   bool
	unless []string
}

// entries are the entry points that do nothing else for the requests, as long as entryOf does not find that the
// version at hand does. They print where they listen, gin in debug mode and echo unless it is told not to; the fixed
// program does not.
var entries = map[string]entry{
	ofGin + "Run": {serves: "ListenAndServe", handler: "Handler", port: "8080", more: []string{"TrustedProxies"},
		routes: "updateRouteTrees", once: "routeTreesUpdated", args: 1},
	ofGin + "RunTLS":      {serves: "ListenAndServeTLS", handler: "Handler", more: []string{"TrustedProxies"}, args: 3},
	ofGin + "RunListener": {serves: "Serve", handler: "Handler", more: []string{"TrustedProxies"}, args: 1},
	ofEcho + "Start":      {serves: "ListenAndServe", args: 1, held: true, unless: echoFields},
	ofEcho + "StartTLS":   {serves: "ListenAndServeTLS", args: 3, held: true, unless: echoFields},
}

// echoFields are what an Echo serves by, besides its server.
var echoFields = []string{"Server", "TLSServer", "Listener", "TLSListener", "ListenerNetwork", "ListenerAddr",
	"TLSListenerAddr", "Debug", "DisableHTTP2", "AutoTLSManager"}

const (
	ofGin  = "(*github.com/gin-gonic/gin.Engine)."
	ofEcho = "(*github.com/labstack/echo/v4.Echo)."
)

// entryOf returns how net/http does what the function called at the site does; nil when that is in no list.
func (p *planner) entryOf(s *serversite.Site) (*entry, error) {
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
	if e.held {
		if err := p.untold(s, e); err != nil {
			return nil, err
		}
	} else if !s.Plain() || s.Serves() != e.serves {
		return nil, fmt.Errorf(
			"%s has settings of its own for the server: build an http.Server around the handler and serve that", name)
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
	case len(s.Call.Args) == 0 && statementOf(s.Path) == nil:
		return nil, errors.New("there is no place to say which address it is")
	}
	if !pure(p.pass, sel.X) {
		// The handler would be computed behind the other arguments instead of before them.
		for _, arg := range s.Call.Args {
			if p.pass.TypesInfo.Types[arg].Value == nil {
				return nil, errors.New("the router is computed when the server starts, and the address may depend on that")
			}
		}
	}
	return &e, nil
}

// untold returns an error if the program may have told a framework how to serve.
func (p *planner) untold(s *serversite.Site, e entry) error {
	except := []string{"Addr", "Handler", "ErrorLog"}
	if e.serves == "ListenAndServeTLS" {
		except = append(except, "TLSConfig") // the function makes one
	}
	if !s.Bare(except...) {
		return errors.New("the framework's server may have settings of its own")
	}
	recv := deref(s.Func.Signature().Recv().Type())
	for _, name := range e.unless {
		if obj, _, _ := types.LookupFieldOrMethod(recv, true, s.Func.Pkg(), name); obj != nil && p.index.named(obj) {
			return fmt.Errorf("the package names %s of the framework, which decides how it serves", name)
		}
	}
	if e.serves == "ListenAndServeTLS" {
		for _, arg := range s.Call.Args {
			if t, ok := p.pass.TypesInfo.TypeOf(arg).Underlying().(*types.Basic); !ok || t.Info()&types.IsString == 0 {
				return errors.New("the certificate is no file")
			}
		}
	}
	return nil
}

// serves returns the name of the function of net/http that the call is, or that does the same.
func (j *job) serves() string {
	if j.entry != nil {
		return j.entry.serves
	}
	return j.Site.Func.Name()
}

// packageCall is a call of a serve function of package net/http, or of what does the same.
type packageCall struct {
	call    *ast.CallExpr
	serves  string  // the name of the function
	router  spelled // what has the handler, where a framework serves; without x, the arguments are those of net/http
	handler string  // the method of the router that returns the handler; empty: it is the handler
	addr    string  // the variable with the address, when the call does not name one
}

func (c packageCall) at() ast.Node { return c.call }

// packageCall returns what the call of a job is, and lets the program say the address if the framework would.
func (p *planner) packageCall(j *job) (packageCall, error) {
	s := j.Site
	out := packageCall{call: s.Call, serves: j.serves()}
	if j.entry == nil {
		return out, nil
	}
	var err error
	if out.router, err = p.receiver(s, s.Call.Fun); err != nil {
		return out, err
	}
	if out.handler = j.entry.handler; out.handler != "" {
		out.router.value = false // the method takes the address by itself
	}
	if len(s.Call.Args) == 0 {
		stmt := statementOf(s.Path)
		out.addr = p.local(s.Path, stmt, "addr")
		port := p.local(s.Path, stmt, "port")
		env := selector(p.name(j, "os", "os", s.Call.Pos()), "Getenv")
		const decide = `%[1]s := ":%[3]s"
if %[2]s := %[4]s("PORT"); %[2]s != "" {
	%[1]s = ":" + %[2]s
}`
		j.changes = append(j.changes, before{stmt, fmt.Sprintf(decide, out.addr, port, j.entry.port, env)})
	}
	return out, nil
}

// args returns the bench's copy of the call, and the arguments for the function of net/http.
func (c packageCall) args(b *bench) (*dst.CallExpr, []dst.Expr) {
	call, ok := b.expr(c.call).(*dst.CallExpr)
	if !ok || c.router.x == nil {
		return call, call.Args
	}
	sel, ok := bare(call.Fun).(*dst.SelectorExpr)
	if !ok {
		b.fail(errors.New("the call is not one of a method"))
		return call, nil
	}
	call.Decs.Lparen = append(commentsIn(call.Fun, bare(sel.X)), call.Decs.Lparen...)
	h := c.router.pointer(b)
	if c.handler != "" {
		h = &dst.CallExpr{Fun: &dst.SelectorExpr{X: h, Sel: dst.NewIdent(c.handler)}}
	}
	args := call.Args
	if c.addr != "" {
		args = []dst.Expr{dst.NewIdent(c.addr)}
	}
	fun := dst.NewIdent(c.serves)
	keep(call.Fun, fun)
	call.Fun = fun
	return call, append(args, h)
}
