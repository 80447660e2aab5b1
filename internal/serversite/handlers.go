package serversite

import (
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file says which functions of the package answer the requests of a server.

// answering collects the functions that may answer a request: what is registered on the mux, and what middleware
// hands requests on to. Handlers that cannot be followed are missing.
type answering struct {
	*program
	seen   map[*valueflow.Object]bool
	in     map[*ssa.Function]bool
	funcs  []*ssa.Function
	others []*valueflow.Object // handlers of types of other packages
}

// answering returns what answers the requests of the server.
func (s *Site) answering() *answering {
	w := newAnswering(s.p)
	switch h, def := s.handlers(); {
	case def:
		for _, r := range s.p.registrations() {
			if !r.onMux || slices.ContainsFunc(r.target, func(c *valueflow.Cell) bool { return isDefaultMux(c.Object) }) {
				w.handlers(r.handlers)
			}
		}
	case h != nil:
		w.handlers(s.p.flow.PointsTo(nil, h))
	}
	return w
}

func newAnswering(p *program) *answering {
	return &answering{program: p, seen: map[*valueflow.Object]bool{}, in: map[*ssa.Function]bool{}}
}

// handlers adds what a handler is.
func (w *answering) handlers(cells []*valueflow.Cell) {
	all := w.unboxed(cells)
	for _, o := range all {
		if !isDefaultMux(o) || len(all) == 1 {
			w.object(o)
		}
	}
}

// object adds the handler that an object is.
func (w *answering) object(o *valueflow.Object) {
	if w.seen[o] {
		return
	}
	w.seen[o] = true
	for _, r := range w.registrations() {
		if w.registersOn(r, o) {
			w.handlers(r.handlers)
		}
	}
	if f := w.functionOf(o); f != nil {
		if w.flow.Followed(f) {
			w.function(f, o)
		} else {
			w.others = append(w.others, o)
		}
		return
	}
	if f := w.serveMethod(o); f != nil {
		w.function(f, o)
		return
	}
	if call := callOf(o); call != nil && o.Kind == valueflow.Foreign {
		if knowledge.FullName(w.madeBy(o)) == "net/http.TimeoutHandler" {
			return // it answers when the handler is done, whatever that does
		}
		for _, arg := range spread(call.Call.Args) {
			if isHandler(arg.Type()) {
				w.handlers(w.flow.PointsTo(o.In, arg))
			}
		}
	}
	w.others = append(w.others, o)
}

// function adds a function, and the handlers to which it hands requests on. o is the function, closure or struct that
// runs it.
func (w *answering) function(f *ssa.Function, o *valueflow.Object) {
	if f == nil || w.in[f] {
		return
	}
	w.in[f] = true
	w.funcs = append(w.funcs, f)
	for _, n := range w.nexts(f, o) {
		for _, o := range n.handlers {
			w.object(o)
		}
	}
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
		if f == nil || in[f] || !p.flow.Followed(f) {
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
