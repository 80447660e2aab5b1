package serversite

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file says which functions of the package answer the requests of a server.

// served collects the functions that may answer a request: what is registered on the mux, and what middleware hands requests on to. Handlers
// that cannot be followed are missing.
type served struct {
	*program
	seen   map[object]bool
	in     map[*ssa.Function]bool
	funcs  []*ssa.Function
	others []ssa.Value // handlers of types of other packages
}

// served returns what answers the requests of the server.
func (s *Site) served() *served {
	w := &served{program: s.p, seen: map[object]bool{}, in: map[*ssa.Function]bool{}}
	switch h, def := s.handlers(); {
	case def:
		w.object(defaultMux)
	case h != nil:
		w.value(h, "")
	}
	return w
}

// value adds what a handler is, in a function that was called through ctx.
func (w *served) value(h ssa.Value, ctx string) {
	h, ctx = w.bind(h, ctx)
	objs := w.objectsAt(h, "", ctx)
	for o := range objs.set {
		if o != defaultMux || !objs.unknown && len(objs.set) == 1 {
			w.object(o)
		}
	}
}

// object adds the handler that an object is.
func (w *served) object(o object) {
	if w.seen[o] {
		return
	}
	w.seen[o] = true
	for _, r := range w.registrations() {
		if ctx, ok := w.registersOn(r, o); ok {
			for _, h := range r.handlers {
				w.value(h, ctx)
			}
		}
	}
	switch v := o.val.(type) {
	case *ssa.Function:
		w.function(v, o)
	case *ssa.MakeClosure:
		w.function(v.Fn.(*ssa.Function), o)
	case *ssa.Call:
		if fullName(&v.Call) == "net/http.TimeoutHandler" {
			return // it answers when the handler is done, whatever that does
		}
		w.others = append(w.others, v)
		for _, arg := range spread(v.Call.Args) {
			if isHandler(arg.Type()) {
				w.value(arg, o.ctx)
			}
		}
	case *ssa.Alloc:
		fn, _, _ := types.LookupFieldOrMethod(v.Type(), true, w.pass.Pkg, "ServeHTTP")
		if m, ok := fn.(*types.Func); ok && m.Pkg() == w.pass.Pkg {
			w.function(w.pkg.Prog.FuncValue(m), o)
		} else {
			w.others = append(w.others, v)
		}
	}
}

// function adds a function, and the handlers to which it hands requests on. o is the function, closure or struct that runs it.
func (w *served) function(f *ssa.Function, o object) {
	if f != nil && f.Synthetic != "" && declared(f) != nil { // a method as a value
		f = w.pkg.Prog.FuncValue(declared(f).Origin())
	}
	if f == nil || w.in[f] || f.Pkg != w.pkg {
		return
	}
	w.in[f] = true
	w.funcs = append(w.funcs, f)
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || !servesRequests(call.Common()) {
				continue
			}
			switch common := call.Common(); {
			case common.IsInvoke() || common.StaticCallee() == nil:
				w.next(common.Value, o)
			case method(common) == "ServeHTTP" && common.StaticCallee().Pkg != w.pkg:
				w.next(receiverOf(common), o)
			}
		}
	}
}

// next adds the handler to which middleware hands its requests; o is the middleware.
func (w *served) next(v ssa.Value, o object) {
	if ld, ok := strip(v).(*ssa.UnOp); ok && ld.Op == token.MUL {
		if fa, ok := ld.X.(*ssa.FieldAddr); ok {
			if _, ofReceiver := fa.X.(*ssa.Parameter); ofReceiver {
				at := o.within(fa.Field)
				for _, st := range w.stores[fieldVar(fa)] {
					for target := range w.objectsOf(st.Addr).set {
						if rest, ok := sameObject(target, at); ok {
							w.value(st.Val, rest)
						}
					}
				}
				return
			}
		}
	}
	w.value(v, o.ctx)
}

// requests are the parameters with which the handlers of well-known frameworks get their requests.
var requests = []string{
	"net/http.ResponseWriter",
	"*github.com/gin-gonic/gin.Context",
	"github.com/labstack/echo/v4.Context",
	"*github.com/labstack/echo/v5.Context",
	"*github.com/gofiber/fiber/v2.Ctx",
	"github.com/gofiber/fiber/v3.Ctx",
	"*github.com/valyala/fasthttp.RequestCtx",
}

// answersRequests reports whether a function gets what a handler gets, so that it runs for a request.
func answersRequests(f *ssa.Function) bool {
	for param := range f.Signature.Params().Variables() {
		if slices.Contains(requests, types.TypeString(param.Type(), nil)) {
			return true
		}
	}
	return false
}

// closure returns functions and what they call inside the package, function literals included.
func (p *program) closure(roots ...*ssa.Function) []*ssa.Function {
	in := map[*ssa.Function]bool{}
	var out []*ssa.Function
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		if f == nil || in[f] || f.Pkg != p.pkg || f.Blocks == nil {
			return
		}
		in[f] = true
		out = append(out, f)
		for _, anon := range f.AnonFuncs {
			add(anon)
		}
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					add(call.Common().StaticCallee())
				}
			}
		}
	}
	for _, f := range roots {
		add(f)
	}
	return out
}

// spell names a function as its package does: index, (*app).index, or the function around a literal.
func spell(f *ssa.Function) string {
	for f.Parent() != nil {
		f = f.Parent()
	}
	if recv := f.Signature.Recv(); recv != nil {
		t := types.TypeString(recv.Type(), func(*types.Package) string { return "" })
		if strings.HasPrefix(t, "*") {
			t = "(" + t + ")"
		}
		return t + "." + f.Name()
	}
	return f.Name()
}
