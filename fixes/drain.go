package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/types"
	"path/filepath"

	"github.com/dave/dst"
	"github.com/dave/dst/dstutil"
	"github.com/srvfix/srvfix/internal/serversite"
)

// This file lets the runtime serve.

// drain lets the runtime serve: http.ListenAndServe(a, h) becomes httpserve.ListenAndServe(a, h), srv.ListenAndServe()
// becomes httpserve.Run(srv).
func (p *planner) drain(j *job) error {
	around, err := p.drainable(j)
	if err != nil {
		return err
	}
	s := j.Site
	fun := s.Expr
	if s.Call != nil {
		fun = s.Call.Fun
	}
	if j.value != nil {
		fun = j.value.expr
	}
	rt := p.name(j, p.runtime, "httpserve", fun.Pos())
	j.title, j.runtime = "Serve through httpserve", true
	j.does = j.Want & (HeaderTimeout | IdleTimeout | Drain)
	shared := ""
	if j.Want&ReusePort != 0 {
		shared = p.reusePort(j, rt)
	}
	switch {
	case j.value != nil || s.Call == nil:
		with, err := p.drainValue(j, fun, rt)
		if err != nil {
			return err
		}
		j.changes = append(j.changes, replaceExpr{fun, with})
	case s.OfPackage() || j.entry != nil:
		call, err := p.packageCall(j)
		if err != nil {
			return err
		}
		if j.entry == nil {
			j.frees = append(j.frees, fun)
		}
		j.changes = append(j.changes, callPackage{call, selector(rt, call.serves), shared})
	default:
		server, err := p.receiver(s, fun)
		if err != nil {
			return err
		}
		run := callRun{call: s.Call, server: server, runtime: rt, option: shared}
		if p.isMethodExpr(fun) {
			run.expr, j.frees = true, append(j.frees, fun)
		}
		run.listens = s.Func.Name() == "Serve" || s.Func.Name() == "ServeTLS"
		j.changes = append(j.changes, run)
	}
	j.changes = append(j.changes, around...)
	return nil
}

// drainable decides whether the runtime may take over the life of the server: the signals and the moment at which it
// ends.
func (p *planner) drainable(j *job) ([]change, error) {
	s := j.Site
	switch {
	case !s.Direct() && j.entry == nil && !p.isMethodValue(s):
		return nil, fmt.Errorf("the life of the server belongs to whoever calls %s", s.Func.Name())
	case p.runtime == "":
		return nil, j.without(p.hint)
	case j.Keep&(HeaderTimeout|IdleTimeout) != 0:
		return nil, j.without("a comment says to leave a timeout of this server alone, and the runtime would set it")
	case j.Want&Drain == 0 && (j.Want&ReusePort == 0 || !p.opts.Unsafe):
		return nil, errors.New("nothing that the runtime does is asked for")
	}
	if fn := p.called(s); fn != s.Func {
		if ofInterface(fn) {
			return nil, errors.New("the server is behind an interface where it goes live")
		}
		if j.value = p.funcValue(s); j.value == nil {
			return nil, errors.New("the call goes through a function value that has other uses")
		}
	}
	if s.Role() == serversite.Library {
		return nil, errors.New("signals belong to the program, and this package can be imported by any")
	}
	if name := s.Signals(); name != "" {
		return nil, fmt.Errorf("the package handles signals itself (%s): call Shutdown there", name)
	}
	if s.Role() == serversite.Internal {
		dir := filepath.Dir(p.pass.Fset.File(s.File.FileStart).Name())
		if name := ProgramSignals(ModuleDir(dir))[dir]; name != "" {
			return nil, fmt.Errorf("a program with this package handles signals itself (%s): call Shutdown there", name)
		}
	}
	switch {
	case s.Stopped() != serversite.Unset:
		return nil, errors.New("the program stops the server itself")
	case s.SharesListener():
		return nil, errors.New("others use the listener of the server too, and would lose it")
	case s.Aside():
		return nil, errors.New("the program does something else, which would go on while its server ends")
	}
	c := p.caller(s.File)
	if s.Call == nil {
		return c.handed(s.Path, 0)
	}
	if j.value != nil {
		return c.callsOf(j.value.v, 0) // one change for all calls
	}
	return c.take(s.Path, 0)
}

// caller returns the code of a file that may have to take the error of a serve call.
func (p *planner) caller(file *ast.File) *caller {
	return &caller{pass: p.pass, index: p.index, file: file, editable: p.otherEditable}
}

// called returns the function that the code at the site names, or nil when that is a value.
func (p *planner) called(s *serversite.Site) *types.Func {
	if s.Call == nil {
		return s.Func
	}
	return calleeOf(p.pass, s.Call)
}

// isMethodValue reports whether the site is a method of a server of net/http that is handed on:
// g.Go(srv.ListenAndServe).
func (p *planner) isMethodValue(s *serversite.Site) bool {
	sel, ok := s.Expr.(*ast.SelectorExpr)
	if !ok || s.Call != nil {
		return false
	}
	selection := p.pass.TypesInfo.Selections[sel]
	return selection != nil && selection.Kind() == types.MethodVal && selection.Obj() == types.Object(s.Func) &&
		isNetHTTP(s.Func.Signature().Recv().Type())
}

// without refuses everything that takes the runtime.
func (j *job) without(why string) error {
	j.refuse(j.Want&(Drain|ReusePort), why)
	return errors.New(why)
}

// reusePort returns the option with which others may listen beside the server, or "".
func (p *planner) reusePort(j *job, rt string) string {
	const twice = "a second start of the program by mistake would no longer fail with \"address already in use\""
	switch {
	case j.serves() == "Serve" || j.serves() == "ServeTLS":
		j.refuse(ReusePort, "the listener is made elsewhere: listen there with SO_REUSEPORT")
	case j.value != nil || j.Site.Call == nil:
		j.refuse(ReusePort, "the call goes through a function value")
	case !p.opts.Unsafe:
		j.refuse(ReusePort, twice+": run with -unsafe")
	default:
		j.does |= ReusePort
		j.risk("a second start of the program by mistake no longer fails with \"address already in use\"")
		return selector(rt, "ReusePort") + "()"
	}
	return ""
}

// callPackage calls the runtime's function in the place of one of package net/http.
type callPackage struct {
	packageCall
	fun, option string
}

func (c callPackage) do(b *bench) error {
	call, args := c.args(b)
	if b.err != nil {
		return b.err
	}
	fun := b.parseExpr(c.fun)
	call.Decs.Lparen = append(commentsIn(call.Fun, nil), call.Decs.Lparen...)
	keep(call.Fun, fun)
	call.Fun, call.Args = fun, args
	if c.option != "" {
		call.Args = append(call.Args, b.parseExpr(c.option))
	}
	return b.err
}

// callRun calls the runtime's Run in the place of a method of the server.
type callRun struct {
	call    *ast.CallExpr
	server  spelled
	expr    bool // the call is a method expression, and the server its first argument
	listens bool // the first argument is a listener
	runtime string
	option  string
}

func (c callRun) at() ast.Node { return c.call }

func (c callRun) do(b *bench) error {
	call, ok := b.expr(c.call).(*dst.CallExpr)
	if !ok {
		return b.err
	}
	var stays dst.Expr // the server, or nothing in a method expression
	old := call.Args
	if c.expr {
		old = old[1:]
	} else if sel, ok := bare(call.Fun).(*dst.SelectorExpr); ok {
		stays = sel.X
		for paren, ok := stays.(*dst.ParenExpr); ok; paren, ok = stays.(*dst.ParenExpr) {
			stays = paren.X
		}
	}
	call.Decs.Lparen = append(commentsIn(call.Fun, stays), call.Decs.Lparen...)
	args := []dst.Expr{c.server.pointer(b)}
	option := func(name string, of ...dst.Expr) {
		for _, e := range of {
			inline(e)
		}
		args = append(args, &dst.CallExpr{Fun: b.parseExpr(selector(c.runtime, name)), Args: of})
	}
	if c.listens {
		option("Listener", old[0])
		old = old[1:]
	}
	if len(old) == 2 {
		option("TLS", old...)
	}
	if c.option != "" {
		args = append(args, b.parseExpr(c.option))
	}
	run := b.parseExpr(selector(c.runtime, "Run"))
	keep(call.Fun, run)
	call.Fun, call.Args = run, args
	return b.err
}

// keep gives new the comments of old.
func keep(old, with dst.Expr) {
	*with.Decorations() = *old.Decorations()
}

// commentsIn returns the comments between the parts of an expression that goes away, except for a part that stays.
func commentsIn(gone, stays dst.Expr) (out []string) {
	dst.Inspect(gone, func(n dst.Node) bool {
		if n == nil || n == dst.Node(stays) {
			return false
		}
		_, _, points := dstutil.Decorations(n)
		for _, p := range points {
			if n == dst.Node(gone) && (p.Name == "Start" || p.Name == "End") {
				continue // around it
			}
			out = append(out, p.Decs...)
		}
		return true
	})
	return out
}

// inline takes the line breaks around an expression away, which belonged to its old place.
func inline(e dst.Expr) dst.Expr {
	e.Decorations().Before, e.Decorations().After = dst.None, dst.None
	return e
}

// receiver returns how to write the server of a method call or value, of which fun is the function.
func (p *planner) receiver(s *serversite.Site, fun ast.Expr) (spelled, error) {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return spelled{}, errors.New("the server is not spelled in the call")
	}
	selection := p.pass.TypesInfo.Selections[sel]
	if p.isMethodExpr(fun) && len(selection.Index()) == 1 {
		return spelled{x: s.Call.Args[0]}, nil
	}
	if selection == nil || selection.Kind() != types.MethodVal {
		return spelled{}, errors.New("the call is a method expression of another type")
	}
	t := selection.Recv()
	out := spelled{x: ast.Unparen(sel.X)}
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		st, _ := deref(t).Underlying().(*types.Struct)
		if st == nil {
			return spelled{}, errors.New("the server is promoted in an unusual way")
		}
		out.fields += "." + st.Field(i).Name()
		t = st.Field(i).Type()
	}
	_, pointer := t.Underlying().(*types.Pointer)
	out.value = !pointer
	return out, nil
}

// isMethodExpr reports whether an expression is (*http.Server).ListenAndServe or the like.
func (p *planner) isMethodExpr(fun ast.Expr) bool {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	selection := p.pass.TypesInfo.Selections[sel]
	return selection != nil && selection.Kind() == types.MethodExpr
}

func deref(t types.Type) types.Type {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		return ptr.Elem()
	}
	return t
}
