package serversite

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file follows a handler to what it serves: through muxes and routers to the handlers registered on them, and through middleware to the
// handler behind it.

// handlers returns the handler that the server gets; def reports that it is http.DefaultServeMux because there is none. A server whose handler
// cannot be named, or is one of several, has neither.
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
	for _, leaf := range p.leaves(v) {
		if c, ok := leaf.(*ssa.Const); !ok || !c.IsNil() {
			return false
		}
	}
	return true
}

// defaultMux stands for the mux to which http.DefaultServeMux points; a package that serves it need not name it.
var defaultMux = object{path: "*"}

// isDefaultMux reports whether a package variable is http.DefaultServeMux.
func isDefaultMux(g *ssa.Global) bool {
	return g.Name() == "DefaultServeMux" && g.Pkg != nil && g.Pkg.Pkg.Path() == "net/http"
}

// registration is a call that gives a mux or a router a handler.
type registration struct {
	call     ssa.CallInstruction
	target   ssa.Value // the mux; nil: DefaultServeMux
	pattern  string    // "" when unknown
	handlers []ssa.Value
	direct   []PageKind // pages that the call registers by itself, as gin-contrib's pprof.Register does
}

// function returns the function or method that is called, or nil when it is a function value.
func (r registration) function() *types.Func {
	if common := r.call.Common(); common.IsInvoke() {
		return common.Method
	}
	return calledFunc(r.call.Common())
}

// registrations lists the calls of the package that may give a mux a handler, in source order.
func (p *program) registrations() []registration {
	if p.routed {
		return p.routes
	}
	p.routed = true
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					if r, ok := p.registration(call); ok {
						p.routes = append(p.routes, r)
					}
				}
			}
		}
	}
	return p.routes
}

func (p *program) registration(call ssa.CallInstruction) (r registration, ok bool) {
	common := call.Common()
	r.call = call
	args := common.Args
	fn := r.function()
	switch {
	case common.IsInvoke():
		r.target = common.Value
	case fn == nil || common.StaticCallee().Pkg == p.pkg || servesRequests(common):
		return r, false
	case fn.Signature().Recv() != nil:
		if r.target = receiverOf(common); len(args) > 0 && args[0] == r.target { // not bound before, as in handle := mux.Handle; handle("/", h)
			args = args[1:]
		}
	case fn.FullName() == "net/http.Handle" || fn.FullName() == "net/http.HandleFunc":
	case debugKind(fn) != "" && len(args) > 0:
		r.target, args, r.direct = args[0], args[1:], []PageKind{debugKind(fn)}
	default:
		arg, kinds := p.registers(fn)
		if len(kinds) == 0 {
			return r, false
		}
		r.target, r.direct = args[arg], kinds
		return r, true
	}
	if r.target != nil && p.isServerPtr(r.target.Type()) {
		return r, false
	}
	for _, arg := range spread(args) {
		if isHandler(arg.Type()) {
			r.handlers = append(r.handlers, arg)
		} else if text, whole, ok := p.text(arg); ok && whole && r.pattern == "" {
			r.pattern = text
		}
	}
	return r, len(r.handlers) > 0 || len(r.direct) > 0
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
		slice, ok := arg.(*ssa.Slice)
		if !ok {
			out = append(out, strip(arg))
			continue
		}
		array, ok := slice.X.(*ssa.Alloc)
		if !ok {
			continue
		}
		for _, ref := range *array.Referrers() {
			if at, ok := ref.(*ssa.IndexAddr); ok {
				for _, use := range *at.Referrers() {
					if st, ok := use.(*ssa.Store); ok {
						out = append(out, strip(st.Val))
					}
				}
			}
		}
	}
	return out
}

// leadsToDebug reports whether requests for the debug pages of DefaultServeMux reach a handler that is registered with the pattern.
func leadsToDebug(pattern string) bool {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	return strings.HasPrefix("/debug/pprof/", strings.TrimSuffix(pattern, "*")) || strings.HasPrefix(pattern, "/debug/")
}

// registersOn reports whether a registration is one on the mux, or on a part of it that nobody guards; ctx is for the values of the call.
func (p *program) registersOn(r registration, mux object) (ctx string, ok bool) {
	if r.target == nil {
		return "", mux == defaultMux
	}
	target := r.target
	for range maxContext {
		target = whole(target)
		objs := p.objectsOf(target)
		for o := range objs.set {
			if rest, ok := sameObject(o, mux); ok {
				return rest, true
			}
		}
		if target = p.parent(target); target == nil {
			break
		}
	}
	return "", false
}

// parent returns the router from which a value is made: r in r.PathPrefix("/debug"), r.Group("/debug") and r.Route("/debug", func(sub) {...}).
// It returns nil when there is none, or when the way to it is guarded.
func (p *program) parent(v ssa.Value) ssa.Value {
	var made *ssa.CallCommon
	for _, leaf := range p.leaves(v) {
		switch leaf := leaf.(type) {
		case *ssa.Call:
			made = &leaf.Call
		case *ssa.Parameter:
			for _, use := range p.values[leaf.Parent()] {
				if mc, ok := use.(*ssa.MakeClosure); ok {
					for _, ref := range *mc.Referrers() {
						if call, ok := ref.(*ssa.Call); ok {
							made = &call.Call
						}
					}
				} else if call, ok := use.(*ssa.Call); ok {
					made = &call.Call
				}
			}
		}
	}
	if made == nil {
		return nil
	}
	var from ssa.Value
	args := made.Args
	if made.IsInvoke() {
		from = made.Value
	} else if fn := calledFunc(made); fn != nil && fn.Signature().Recv() != nil && made.StaticCallee().Pkg != p.pkg {
		from, args = args[0], args[1:]
	}
	if from == nil {
		return nil
	}
	if _, inner := v.(*ssa.Parameter); !inner && slices.ContainsFunc(spread(args), func(arg ssa.Value) bool { return isHandler(arg.Type()) }) {
		return nil // Have: e.Group("/debug", middleware)
	}
	mine := p.leaves(v)
	if p.guarded(func(router ssa.Value) bool {
		return slices.ContainsFunc(p.leaves(whole(router)), func(leaf ssa.Value) bool { return slices.Contains(mine, leaf) })
	}) {
		return nil
	}
	return from
}

// whole returns the router of which a router is an embedded part: b in b.GET(...), which gin promotes from b.RouterGroup.
func whole(router ssa.Value) ssa.Value {
	for {
		v := strip(router)
		if ld, ok := v.(*ssa.UnOp); ok && ld.Op == token.MUL {
			v = ld.X
		}
		fa, ok := v.(*ssa.FieldAddr)
		if !ok || !fieldVar(fa).Embedded() {
			return router
		}
		router = fa.X
	}
}
