package serversite

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file follows a handler to what it serves: through muxes and routers to the handlers registered on them, and
// through middleware to the handler behind it.

// handlers returns the handler that the server gets; def reports that it is http.DefaultServeMux because there is
// none. A server whose handler cannot be named, or is one of several, has neither.
func (s *Site) handlers() (h ssa.Value, def bool) {
	h = s.handler()
	switch {
	case s.Type() != "http.Server":
		return h, false
	case h != nil && (s.server == nil || s.live != nil):
		return h, s.p.isNil(h)
	}
	return h, s.Field("Handler") == Unset
}

// isNil reports whether a value is nil for certain.
func (p *program) isNil(v ssa.Value) bool {
	all := p.origins(v)
	return len(all) > 0 && !slices.ContainsFunc(all, func(o *valueflow.Object) bool { return !isNilObject(o) })
}

// isDefaultMux reports whether an object is what http.DefaultServeMux points to when the package has not put
// something else there.
func isDefaultMux(o *valueflow.Object) bool {
	if o.Parent == nil {
		return false
	}
	g, ok := o.Parent.Object.Site.(*ssa.Global)
	return ok && g.Name() == "DefaultServeMux" && g.Pkg != nil && g.Pkg.Pkg.Path() == "net/http"
}

// registration is a call that gives a mux or a router a handler.
type registration struct {
	call     *valueflow.Call
	target   []*valueflow.Cell // the mux; nil: DefaultServeMux
	onMux    bool              // whether there is a target
	pattern  string            // "" when unknown
	values   []ssa.Value       // the handlers as the call spells them
	handlers []*valueflow.Cell
	direct   []PageKind // pages that the call registers by itself, as gin-contrib's pprof.Register does
}

// registrations lists the calls of the package that may give a mux a handler.
func (p *program) registrations() []registration {
	if !p.routed {
		p.routed = true
		for _, c := range p.flow.Calls() {
			if r, ok := p.registration(c); ok {
				p.routes = append(p.routes, r)
			}
		}
	}
	return p.routes
}

func (p *program) registration(c *valueflow.Call) (r registration, ok bool) {
	fn := c.Fn
	if fn == nil || c.Callee != nil || c.Through != nil || servesRequests(c.Instr.Common()) {
		return r, false
	}
	r.call = c
	first := 0
	switch {
	case fn.Signature().Recv() != nil:
		r.onMux, first = true, 1
	case fn.FullName() == "net/http.Handle" || fn.FullName() == "net/http.HandleFunc":
	case debugKind(fn) != "" && c.NArgs() > 0:
		r.onMux, first, r.direct = true, 1, []PageKind{debugKind(fn)}
	default:
		arg, kinds := p.registers(fn)
		if len(kinds) == 0 {
			return r, false
		}
		r.onMux, r.direct, r.target = true, kinds, p.flow.Arg(c, arg, "")
		return r, true
	}
	if r.onMux {
		r.target = p.flow.Arg(c, 0, "")
		if c.Value(0) != nil && knowledge.IsServerPtr(c.Value(0).Type()) {
			return r, false
		}
	}
	args := c.Instr.Common().Args
	if len(args) > c.NArgs()-first {
		args = args[len(args)-(c.NArgs()-first):] // without a receiver that is not bound before, as in handle := mux.Handle; handle("/", h)
	}
	for _, arg := range spread(args) {
		if isHandler(arg.Type()) {
			r.values = append(r.values, arg)
			r.handlers = append(r.handlers, p.flow.PointsTo(c.In, arg)...)
		} else if all := p.originsIn(c.In, arg); len(all) == 1 && r.pattern == "" {
			if text, whole, ok := p.text(all[0]); ok && whole {
				r.pattern = text
			}
		}
	}
	return r, len(r.values) > 0 || len(r.direct) > 0
}

// isHandler reports whether a value of the type may serve requests: functions, and types with a method ServeHTTP.
func isHandler(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Signature); ok {
		return true
	}
	return servesHTTP(t)
}

// spread lists arguments, with those for a ... parameter one by one.
func spread(args []ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, arg := range args {
		if list, ok := variadic(arg); ok {
			for _, v := range list {
				out = append(out, strip(v))
			}
			continue
		}
		if _, ok := arg.(*ssa.Slice); !ok {
			out = append(out, strip(arg))
		}
	}
	return out
}

// leadsToDebug reports whether requests for the debug pages of DefaultServeMux reach a handler that is registered
// with the pattern.
func leadsToDebug(pattern string) bool {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	return strings.HasPrefix("/debug/pprof/", strings.TrimSuffix(pattern, "*")) || strings.HasPrefix(pattern, "/debug/")
}

// registersOn reports whether a registration is one on the mux, or on a part of it that nobody guards.
func (p *program) registersOn(r registration, mux *valueflow.Object) bool {
	if !r.onMux {
		return isDefaultMux(mux)
	}
	seen := map[*valueflow.Object]bool{}
	todo := slices.Clone(r.target)
	for len(todo) > 0 {
		o := todo[0].Object
		todo = todo[1:]
		if o == mux {
			return true
		}
		if !seen[o] && o.Kind != valueflow.Constant {
			seen[o] = true
			todo = append(todo, p.parents(o)...)
		}
	}
	return false
}

// parents returns the routers from which a router is made: r in r.PathPrefix("/debug"), r.Group("/debug") and
// r.Route("/debug", func(sub) {...}). There are none when the way to it is guarded.
func (p *program) parents(o *valueflow.Object) []*valueflow.Cell {
	if o.Kind == valueflow.Given && o.In != nil {
		var out []*valueflow.Cell
		for _, c := range p.flow.CallersOf(o.In) {
			if c.Through == nil {
				continue
			}
			for _, by := range p.flow.At(c.In, c.Instr) {
				if by.Callee == nil && by.Fn == c.Through && by.Fn.Signature().Recv() != nil {
					out = append(out, p.flow.Arg(by, 0, "")...)
				}
			}
		}
		return p.unguarded(o, out)
	}
	call := callOf(o)
	if call == nil || o.Kind != valueflow.Foreign {
		return nil
	}
	for _, c := range p.flow.At(o.In, call) {
		if c.Callee != nil || c.Fn == nil || c.Fn.Signature().Recv() == nil {
			continue
		}
		if slices.ContainsFunc(spread(call.Call.Args), func(arg ssa.Value) bool { return isHandler(arg.Type()) && arg != c.Value(0) && !servesHTTP(arg.Type()) }) {
			return nil // Have: e.Group("/debug", middleware)
		}
		return p.unguarded(o, p.flow.Arg(c, 0, ""))
	}
	return nil
}

func (p *program) unguarded(o *valueflow.Object, from []*valueflow.Cell) []*valueflow.Cell {
	if p.guarded(o) {
		return nil
	}
	return from
}

// guarded reports whether middleware of a router lets only some requests pass: r.Use(auth).
func (p *program) guarded(router *valueflow.Object) bool {
	return slices.ContainsFunc(p.registrations(), func(r registration) bool {
		return r.onMux && r.call.Fn.Name() == "Use" && slices.ContainsFunc(r.values, guarding) &&
			slices.ContainsFunc(r.target, func(c *valueflow.Cell) bool { return c.Object == router })
	})
}

// unboxed returns what handlers are, without the interfaces and function types around them.
func (p *program) unboxed(handlers []*valueflow.Cell) []*valueflow.Object {
	var out []*valueflow.Object
	for _, c := range handlers {
		if c.Object.Kind == valueflow.Constant {
			continue
		}
		if box, ok := c.Object.Site.(*ssa.MakeInterface); ok {
			if _, isFunc := box.X.Type().Underlying().(*types.Signature); isFunc {
				out = append(out, p.unboxed(p.flow.Holds(c))...)
				continue
			}
		}
		out = append(out, c.Object)
	}
	return out
}

// next is a handler to which another hands requests.
type next struct {
	call     ssa.CallInstruction
	fn       *types.Func // of another package; nil: handlers tells
	handlers []*valueflow.Object
}

// nexts lists the handlers to which a function hands requests, o being the function, closure or struct that runs it.
func (p *program) nexts(f *ssa.Function, o *valueflow.Object) []next {
	var out []next
	for _, in := range p.runningAs(f, o) {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok || !servesRequests(call.Common()) {
					continue
				}
				common := call.Common()
				fn, callee := calledFunc(common), common.StaticCallee()
				switch {
				case common.IsInvoke() || callee == nil: // a handler, or a function value
					out = append(out, next{call, nil, p.unboxed(p.seenFrom(in, common.Value, o))})
				case p.flow.Followed(callee):
					out = append(out, next{call, nil, p.unboxed(p.flow.PointsTo(nil, callee))})
				case fn != nil && fn.Name() == "ServeHTTP":
					out = append(out, next{call, fn, p.unboxed(p.seenFrom(in, receiverOf(common), o))})
				case fn != nil:
					out = append(out, next{call, fn, nil})
				}
			}
		}
	}
	return out
}

// runningAs returns the contexts in which a function runs for a handler.
func (p *program) runningAs(f *ssa.Function, o *valueflow.Object) []*valueflow.Instance {
	all := p.flow.Instances(f)
	var made []*valueflow.Instance
	for _, in := range all {
		if o.In != nil && in.From() == o.In {
			made = append(made, in)
		}
	}
	if len(made) > 0 {
		return made
	}
	return all
}

// seenFrom returns what a value is in a method of the very struct, or in the very closure, that o is.
func (p *program) seenFrom(in *valueflow.Instance, v ssa.Value, o *valueflow.Object) []*valueflow.Cell {
	of, field := ssa.Value(nil), -1
	switch x := strip(v).(type) {
	case *ssa.UnOp:
		if fa, ok := x.X.(*ssa.FieldAddr); ok {
			of, field = fa.X, fa.Field
		}
	case *ssa.Field:
		of, field = x.X, x.Field
	}
	if recv, ok := of.(*ssa.Parameter); ok && recv.Parent().Signature.Recv() != nil && paramIndex(recv) == 0 && o.Kind == valueflow.Allocated {
		return p.flow.Holds(p.flow.Cell(o, "."+strconv.Itoa(field)))
	}
	return p.flow.PointsTo(in, v)
}

// serveMethod returns the method ServeHTTP that the package declares for the type of a struct, or nil.
func (p *program) serveMethod(o *valueflow.Object) *ssa.Function {
	if o.Type == nil {
		return nil
	}
	t := o.Type
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	fn, path, _ := types.LookupFieldOrMethod(t, true, p.pass.Pkg, "ServeHTTP")
	if m, ok := fn.(*types.Func); ok && m.Pkg() == p.pass.Pkg && len(path) == 1 {
		return p.pkg.Prog.FuncValue(m.Origin())
	}
	return nil
}

// functionOf returns the function that an object is, a method value as the method, or nil.
func (p *program) functionOf(o *valueflow.Object) *ssa.Function {
	var f *ssa.Function
	switch site := o.Site.(type) {
	case *ssa.Function:
		f = site
	case *ssa.MakeClosure:
		f = site.Fn.(*ssa.Function)
	default:
		return nil
	}
	if fn := declared(f); f.Synthetic != "" && fn != nil {
		if method := p.pkg.Prog.FuncValue(fn.Origin()); method != nil {
			return method
		}
	}
	return f
}
