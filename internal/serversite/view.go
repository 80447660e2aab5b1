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

// viewer looks for the debug pages that a handler shows: it follows muxes and routers to the handlers registered on
// them, and middleware to the handler behind it. What something may guard, and what it cannot follow, shows nothing.
type viewer struct {
	*program
	seen  map[*valueflow.Object]bool
	found pages
	// always reports whether every run of the program registers a handler on what the value makes.
	always func(registration ssa.Instruction, made ssa.Value) bool
}

// handlers adds the debug pages of a handler.
func (w *viewer) handlers(cells []*valueflow.Cell) {
	all := w.unboxed(cells)
	for _, o := range all {
		if isDefaultMux(o) && len(all) > 1 {
			continue // a fallback for somebody who gives no handler
		}
		w.object(o)
	}
}

// defaultMux adds the debug pages of http.DefaultServeMux.
func (w *viewer) defaultMux() {
	if w.replacesDefaultMux() {
		return
	}
	for _, page := range w.debug {
		w.found.add(page.Kind, page.From)
	}
	for _, r := range w.registrations() {
		if !r.onMux || slices.ContainsFunc(r.target, func(c *valueflow.Cell) bool { return isDefaultMux(c.Object) }) {
			w.registered(r, nil)
		}
	}
}

// object adds the debug pages of the handler that an object is.
func (w *viewer) object(o *valueflow.Object) {
	if w.seen[o] {
		return
	}
	w.seen[o] = true
	if isDefaultMux(o) {
		w.defaultMux()
		return
	}
	if !w.guarded(o) {
		for _, r := range w.registrations() {
			if w.registersOn(r, o) {
				w.registered(r, o.Site)
			}
		}
	}
	if f := w.functionOf(o); f != nil {
		w.function(f, o)
		return
	}
	if call := callOf(o); call != nil && o.Kind == valueflow.Foreign {
		if kinds := w.returns(w.madeBy(o)); len(kinds) > 0 {
			for _, kind := range kinds {
				w.found.add(kind, "")
			}
			return
		}
		if guardedCall(call) {
			return
		}
		// Have: handlers.LoggingHandler(os.Stdout, mux), and other middleware of other packages.
		for _, arg := range spread(call.Call.Args) {
			if isHandler(arg.Type()) {
				w.handlers(w.flow.PointsTo(o.In, arg))
			}
		}
		return
	}
	w.structure(o)
}

// replacesDefaultMux reports whether the package, or one that it imports, puts a mux of its own in the place of
// http.DefaultServeMux.
func (p *program) replacesDefaultMux() bool {
	if p.replaced {
		return true
	}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok && isDefaultMuxVar(st.Addr) {
					return true
				}
			}
		}
	}
	return false
}

func isDefaultMuxVar(v ssa.Value) bool {
	g, ok := v.(*ssa.Global)
	return ok && g.Name() == "DefaultServeMux" && g.Pkg != nil && g.Pkg.Pkg.Path() == "net/http"
}

// registered adds the debug pages that a registration puts on what a value makes.
func (w *viewer) registered(r registration, made ssa.Value) {
	if slices.ContainsFunc(r.values, guarding) {
		return
	}
	w.registration(r, made)
}

func (w *viewer) registration(r registration, made ssa.Value) {
	inner := &viewer{w.program, w.seen, pages{}, w.always}
	for _, kind := range r.direct {
		inner.found.add(kind, "")
	}
	for _, o := range w.unboxed(r.handlers) {
		if !isDefaultMux(o) || leadsToDebug(r.pattern) {
			inner.object(o)
		}
	}
	if len(inner.found) > 0 && w.always(r.call.Instr, made) {
		for kind, from := range inner.found {
			w.found.add(kind, from)
		}
	}
}

// structure adds what a struct that serves requests shows: by its method ServeHTTP when the package declares it, by
// the handlers in its fields when another package does.
func (w *viewer) structure(o *valueflow.Object) {
	if o.Type == nil || o.Kind != valueflow.Allocated {
		return
	}
	if f := w.serveMethod(o); f != nil {
		w.function(f, o)
		return
	}
	st, ok := o.Type.Underlying().(*types.Struct)
	if named, is := types.Unalias(o.Type).(*types.Named); !ok || !servesHTTP(types.NewPointer(o.Type)) || is && named.Obj().Pkg() == w.pass.Pkg {
		return
	}
	for i := range st.NumFields() {
		if isHandler(st.Field(i).Type()) {
			w.handlers(w.flow.Holds(w.flow.Cell(o, "."+strconv.Itoa(i))))
		}
	}
}

// function adds what a function shows that serves requests: pages that it serves by itself, and handlers to which it
// hands every request, or every one with a certain path. o is the function, closure or struct that runs it.
func (w *viewer) function(f *ssa.Function, o *valueflow.Object) {
	if kind := debugKind(declared(f)); kind != "" {
		w.found.add(kind, "")
		return
	}
	for _, n := range w.nexts(f, o) {
		call, ok := n.call.(*ssa.Call)
		if !ok || !everyRequest(call) {
			continue
		}
		if kind := debugKind(n.fn); kind != "" {
			w.found.add(kind, "")
			continue
		}
		for _, o := range n.handlers {
			w.object(o)
		}
	}
}

// servesRequests reports whether a call serves a request: its function takes a http.ResponseWriter first, or the
// context of a framework.
func servesRequests(call *ssa.CallCommon) bool {
	sig := call.Signature()
	if sig.Params().Len() == 0 {
		return false
	}
	first := sig.Params().At(0).Type().String()
	return first == "net/http.ResponseWriter" || strings.HasSuffix(first, ".Context") && first != "context.Context"
}

// guardedCall reports whether a call of another package puts something before a handler that lets only some requests
// pass.
func guardedCall(call *ssa.Call) bool {
	if knowledge.Guards(nameOf(call)) && !(servesHTTP(call.Type()) && len(call.Call.Args) == 0) {
		return true // what makes a handler out of nothing guards nothing
	}
	return slices.ContainsFunc(spread(call.Call.Args), guarding)
}

// guarding reports whether a handler or a piece of middleware is named as something that lets only some requests
// pass.
func guarding(h ssa.Value) bool {
	if call, ok := strip(h).(*ssa.Call); ok {
		return guardedCall(call)
	}
	return knowledge.Guards(nameOf(h))
}

// nameOf returns how the source names a function or the function that makes a value, with its package.
func nameOf(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Function:
		if v.Pkg != nil {
			return v.Pkg.Pkg.Name() + "." + v.Name()
		}
		return v.Name()
	case *ssa.MakeClosure:
		return nameOf(v.Fn)
	case *ssa.Call:
		if v.Call.IsInvoke() {
			return v.Call.Method.Name()
		}
		return nameOf(v.Call.Value)
	case *ssa.UnOp:
		switch x := v.X.(type) {
		case *ssa.FieldAddr:
			return fieldVar(x).Name()
		default:
			return x.Name()
		}
	}
	return ""
}
