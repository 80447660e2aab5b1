package serversite

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// viewer looks for the debug pages that a handler shows: it follows muxes and routers to the handlers registered on them, and middleware to the
// handler behind it. What something may guard, and what it cannot follow, shows nothing.
type viewer struct {
	*program
	seen  map[object]bool
	found pages
	// always reports whether every run of the program registers a handler on what the value makes.
	always func(registration ssa.Instruction, made ssa.Value) bool
}

// value adds the debug pages of a handler, in a function that was called through ctx.
func (w *viewer) value(h ssa.Value, ctx string) {
	h, ctx = w.bind(h, ctx)
	objs := w.objectsAt(h, "", ctx)
	for o := range objs.set {
		if o == defaultMux && (objs.unknown || len(objs.set) > 1) {
			continue // a fallback for somebody who gives no handler
		}
		w.object(o)
	}
}

// bind replaces parameters and captured variables by what the call gives that ctx begins with: both muxes of a program may go through the same
// middleware.
func (p *program) bind(v ssa.Value, ctx string) (ssa.Value, string) {
	for range 20 {
		v = strip(v)
		switch x := v.(type) {
		case *ssa.FreeVar:
			if b := bindingOf(x); b != nil {
				v = b
				continue
			}
		case *ssa.UnOp:
			if cell := cellOf(x.X); x.Op == token.MUL && cell != nil && len(p.cells[cell]) == 1 {
				if st := p.cells[cell][0]; st.Parent() != nil && structOf(st.Val.Type()) == nil {
					v = st.Val
					continue
				}
			}
		case *ssa.Parameter:
			first, rest, _ := strings.Cut(ctx, ";")
			i := slices.IndexFunc(p.calls[x.Parent()], func(call ssa.CallInstruction) bool {
				made := call.Value()
				return made != nil && strconv.Itoa(p.callID[made]) == first
			})
			if i >= 0 {
				v, ctx = argument(p.calls[x.Parent()][i], paramIndex(x)), rest
				continue
			}
		}
		break
	}
	return v, ctx
}

// object adds the debug pages of the handler that an object is.
func (w *viewer) object(o object) {
	if w.seen[o] {
		return
	}
	w.seen[o] = true
	if o == defaultMux {
		if w.replacesDefaultMux() {
			return
		}
		for _, page := range w.debug {
			w.found.add(page.Kind, page.From)
		}
	}
	if !w.guarded(func(router ssa.Value) bool {
		return mayAlias(w.objectsOf(whole(router)), objects{set: map[object]bool{o: true}})
	}) {
		for _, r := range w.registrations() {
			w.registered(r, o)
		}
	}
	switch v := o.val.(type) {
	case *ssa.Function:
		w.function(v, o)
	case *ssa.MakeClosure:
		w.function(v.Fn.(*ssa.Function), o)
	case *ssa.Call:
		fn := calledFunc(&v.Call)
		if kinds := w.returns(fn); len(kinds) > 0 {
			for _, kind := range kinds {
				w.found.add(kind, "")
			}
			return
		}
		if guardedCall(v) {
			return
		}
		// Have: handlers.LoggingHandler(os.Stdout, mux), and other middleware of other packages.
		for _, arg := range spread(v.Call.Args) {
			if isHandler(arg.Type()) {
				w.value(arg, o.ctx)
			}
		}
	case *ssa.Alloc:
		w.structure(v, o)
	}
}

// replacesDefaultMux reports whether the package puts a mux of its own in the place of http.DefaultServeMux.
func (p *program) replacesDefaultMux() bool {
	for cell := range p.cells {
		if g, ok := cell.(*ssa.Global); ok && isDefaultMux(g) {
			return true
		}
	}
	return false
}

// registered adds the debug pages that a registration puts on the mux.
func (w *viewer) registered(r registration, mux object) {
	ctx, ok := w.registersOn(r, mux)
	if !ok || slices.ContainsFunc(r.handlers, guarding) {
		return
	}
	w.registration(r, ctx, mux.val)
}

// registration adds the debug pages that a registration puts on what the value makes.
func (w *viewer) registration(r registration, ctx string, made ssa.Value) {
	inner := &viewer{w.program, w.seen, pages{}, w.always}
	for _, kind := range r.direct {
		inner.found.add(kind, "")
	}
	for _, h := range r.handlers {
		h, ctx := w.bind(h, ctx)
		for o := range w.objectsAt(h, "", ctx).set {
			if o != defaultMux || leadsToDebug(r.pattern) {
				inner.object(o)
			}
		}
	}
	if len(inner.found) > 0 && w.always(r.call, made) {
		for kind, from := range inner.found {
			w.found.add(kind, from)
		}
	}
}

// structure adds what a struct that serves requests shows: by its method ServeHTTP when the package declares it, by the handlers in its fields
// when another package does.
func (w *viewer) structure(v *ssa.Alloc, o object) {
	t := v.Type().Underlying().(*types.Pointer).Elem()
	st, ok := t.Underlying().(*types.Struct)
	if !ok || !isHandler(v.Type()) {
		return
	}
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() == w.pass.Pkg {
		fn, path, _ := types.LookupFieldOrMethod(v.Type(), true, w.pass.Pkg, "ServeHTTP")
		if m, ok := fn.(*types.Func); ok && len(path) == 1 {
			if f := w.pkg.Prog.FuncValue(m); f != nil {
				w.function(f, o)
			}
			return
		}
	}
	for i := range st.NumFields() {
		if isHandler(st.Field(i).Type()) {
			w.field(st.Field(i), o.within(i))
		}
	}
}

// field adds what the handlers show that are stored in a field.
func (w *viewer) field(fv *types.Var, at object) {
	for _, st := range w.stores[fv] {
		for o := range w.objectsOf(st.Addr).set {
			if rest, ok := sameObject(o, at); ok {
				w.value(st.Val, rest)
			}
		}
	}
}

// function adds what a function shows that serves requests: pages that it serves by itself, and handlers to which it hands every request, or
// every one with a certain path. o is the function, closure or struct that runs it.
func (w *viewer) function(f *ssa.Function, o object) {
	if kind := debugKind(declared(f)); kind != "" {
		w.found.add(kind, "")
		return
	}
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok || !servesRequests(&call.Call) || !everyRequest(call) {
				continue
			}
			fn, callee := calledFunc(&call.Call), call.Call.StaticCallee()
			switch {
			case debugKind(fn) != "":
				w.found.add(debugKind(fn), "")
			case call.Call.IsInvoke():
				w.next(call.Call.Value, o)
			case callee == nil:
				w.next(call.Call.Value, o) // a function value
			case callee.Pkg == w.pkg && fn != nil:
				w.object(object{val: callee})
			case fn != nil && fn.Name() == "ServeHTTP":
				w.next(receiverOf(&call.Call), o)
			}
		}
	}
}

// next adds what the handler shows to which a piece of middleware hands its requests, as the middleware names it; o is the middleware.
func (w *viewer) next(v ssa.Value, o object) {
	if ld, ok := strip(v).(*ssa.UnOp); ok && ld.Op == token.MUL {
		if fa, ok := ld.X.(*ssa.FieldAddr); ok {
			recv, ok := fa.X.(*ssa.Parameter)
			if _, isStruct := o.val.(*ssa.Alloc); ok && isStruct && recv.Parent().Signature.Recv() != nil && paramIndex(recv) == 0 {
				w.field(fieldVar(fa), o.within(fa.Field))
				return
			}
		}
	}
	w.value(v, o.ctx)
}

func declared(f *ssa.Function) *types.Func {
	fn, _ := f.Object().(*types.Func)
	return fn
}

// servesRequests reports whether a call serves a request: its function takes a http.ResponseWriter first, or the context of a framework.
func servesRequests(call *ssa.CallCommon) bool {
	sig := call.Signature()
	if sig.Params().Len() == 0 {
		return false
	}
	first := sig.Params().At(0).Type().String()
	return first == "net/http.ResponseWriter" || strings.HasSuffix(first, ".Context") && first != "context.Context"
}

// guardedCall reports whether a call of another package puts something before a handler that lets only some requests pass.
func guardedCall(call *ssa.Call) bool {
	if guards(nameOf(call)) {
		return true
	}
	for _, arg := range spread(call.Call.Args) {
		inner, ok := arg.(*ssa.Call)
		if ok && guardedCall(inner) || guarding(arg) {
			return true
		}
	}
	return false
}

// guarded reports whether middleware of a router lets only some requests pass: r.Use(auth).
func (p *program) guarded(isRouter func(ssa.Value) bool) bool {
	return slices.ContainsFunc(p.registrations(), func(r registration) bool {
		return r.target != nil && r.function().Name() == "Use" && slices.ContainsFunc(r.handlers, guarding) && isRouter(r.target)
	})
}

// guarding reports whether a handler or a piece of middleware is named as something that lets only some requests pass.
func guarding(h ssa.Value) bool { return guards(nameOf(h)) }

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

// guards reports whether a name is that of something which lets only some requests pass.
func guards(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"auth", "admin", "allow", "deny", "forbid", "guard", "internal", "jwt", "local", "login", "permission", "private",
		"protect", "require", "restrict", "role", "token", "verify", "whitelist"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
