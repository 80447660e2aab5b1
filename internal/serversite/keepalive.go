package serversite

import (
	"go/ast"
	"go/constant"
	"net/http"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"golang.org/x/tools/go/ssa"
)

// KeepAlivesDisabled returns the code that certainly makes every connection of the server serve one request only: the
// call that switches keep-alives off before the server goes live, or the header that its outermost handler gives to
// every answer. It returns nil when there is none.
func (s *Site) KeepAlivesDisabled() ast.Node {
	if s.server != nil {
		if call := s.switchedOff(); call != nil {
			return call
		}
	}
	for _, f := range s.outermost() {
		for _, h := range s.p.headers(f) {
			if h.key == "Connection" && h.value == "close" && len(branchesTo(h.instr)) == 0 {
				return h.call
			}
		}
	}
	return nil
}

// switchedOff returns the call srv.SetKeepAlivesEnabled(false) that always runs before the server goes live.
func (s *Site) switchedOff() ast.Node {
	if s.objects().unknown {
		return nil
	}
	var off ast.Node
	calls, on := s.p.keepAliveCalls(s.objects())
	for i, c := range calls {
		if on[i] == nil || *on[i] {
			return nil // it may be switched on again
		}
		if len(branchesTo(c.Instr)) == 0 && s.before(c, precedes) {
			off = s.p.syntax[c.Instr.Common().Pos()]
		}
	}
	return off
}

// outermost returns the functions of the package through which every request of the server goes before it is routed.
func (s *Site) outermost() []*ssa.Function {
	h, _ := s.handlers()
	if h == nil {
		return nil
	}
	all := s.p.unboxed(s.p.flow.PointsTo(nil, h))
	if len(all) != 1 {
		return nil
	}
	if slices.ContainsFunc(s.p.registrations(), func(r registration) bool { return s.p.registersOn(r, all[0]) }) {
		return nil // a mux
	}
	w := newAnswering(s.p)
	w.object(all[0])
	return w.funcs[:min(len(w.funcs), 1)]
}

// ownHeader is a header that a function of the package gives to a response.
type ownHeader struct {
	key, value string // the key in canonical form
	call       *ast.CallExpr
	instr      ssa.Instruction
}

// headers lists the constant headers that a function gives to responses, in source order.
func (p *program) headers(f *ssa.Function) []ownHeader {
	var out []ownHeader
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok {
				continue
			}
			args := call.Call.Args
			switch fullName(&call.Call) {
			case "(net/http.Header).Set", "(net/http.Header).Add":
				of, ok := strip(args[0]).(*ssa.Call)
				if !ok || !of.Call.IsInvoke() || of.Call.Method.FullName() != "(net/http.ResponseWriter).Header" {
					continue
				}
			case "(*github.com/gin-gonic/gin.Context).Header":
			default:
				continue
			}
			if key := constText(args[1]); key != "" {
				out = append(out, ownHeader{http.CanonicalHeaderKey(key), constText(args[2]), p.syntax[call.Call.Pos()], call})
			}
		}
	}
	return slices.DeleteFunc(out, func(h ownHeader) bool { return h.call == nil })
}

// Header is a call that gives a header to a response.
type Header struct {
	Key     string
	Handler string // the function, as the program names it
	Call    *ast.CallExpr
}

// ConnectionHeaders lists the calls in handlers of the server that write headers about the connection by hand which
// net/http passes on to HTTP/2, where they are forbidden. It drops Connection itself.
func (s *Site) ConnectionHeaders() []Header {
	var out []Header
	for _, f := range s.p.closure(s.answering().funcs...) {
		for _, h := range s.p.headers(f) {
			if h.key == "Keep-Alive" || h.key == "Proxy-Connection" {
				out = append(out, Header{h.key, spell(f), h.call})
			}
		}
	}
	slices.SortFunc(out, func(a, b Header) int { return int(a.Call.Pos() - b.Call.Pos()) })
	return out
}

// ProbesOff returns the assignment that switches TCP keep-alive probes off on the listener of the server, or nil.
func (s *Site) ProbesOff() ast.Node {
	l := s.listener()
	if l == nil {
		return nil
	}
	for _, o := range s.p.origins(l) {
		if knowledge.FullName(s.p.madeBy(o)) != "(*net.ListenConfig).Listen" {
			continue
		}
		config := s.p.cells(s.p.flow.PointsTo(o.In, callOf(o).Call.Args[0]))
		if config.unknown || len(s.p.stores(config, "KeepAliveConfig")) > 0 {
			continue // it has the last word
		}
		for _, st := range s.p.stores(config, "KeepAlive") {
			c, ok := st.Val.(*ssa.Const)
			if !ok || c.Value == nil || constant.Sign(c.Value) >= 0 {
				continue
			}
			if code, _ := s.p.assignment(st.At.Instr.Pos()); code != nil {
				return code
			}
		}
	}
	return nil
}
