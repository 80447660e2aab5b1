package serversite

import (
	"go/ast"
	"go/constant"
	"net/http"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// KeepAlivesDisabled returns the code that certainly makes every connection of the server serve one request only: the call that switches
// keep-alives off before the server goes live, or the header that its outermost handler gives to every answer. It returns nil when there is none.
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
	mine := s.p.objectsOfRef(*s.server)
	if mine.unknown {
		return nil
	}
	var off ast.Node
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok || fullName(call.Common()) != "(*net/http.Server).SetKeepAlivesEnabled" {
					continue
				}
				at := s.p.objectsOf(receiverOf(call.Common()))
				if !at.unknown && !mayAlias(at, mine) {
					continue
				}
				args := call.Common().Args
				on, ok := args[len(args)-1].(*ssa.Const)
				switch {
				case !ok || constant.BoolVal(on.Value):
					return nil // it may be switched on again
				case at.unknown:
				default:
					if _, now := instr.(*ssa.Call); now && instr.Parent() == s.instr.Parent() && precedes(instr, s.instr) {
						off = s.p.syntax[call.Common().Pos()]
					}
				}
			}
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
	objs := s.p.objectsOf(h)
	if objs.unknown || len(objs.set) != 1 {
		return nil
	}
	w := &served{program: s.p, seen: map[object]bool{}, in: map[*ssa.Function]bool{}}
	for o := range objs.set {
		for _, r := range s.p.registrations() {
			if _, ok := s.p.registersOn(r, o); ok {
				return nil // a mux
			}
		}
		w.object(o)
	}
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

// ConnectionHeaders lists the calls in handlers of the server that write headers about the connection by hand which net/http passes on to
// HTTP/2, where they are forbidden. It drops Connection itself.
func (s *Site) ConnectionHeaders() []Header {
	var out []Header
	for _, f := range s.p.closure(s.served().funcs...) {
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
	for fv := range s.p.stores {
		if fv.Pkg() != nil && fv.Pkg().Path() == "net" && fv.Name() == "KeepAliveConfig" {
			return nil // it has the last word
		}
	}
	for _, leaf := range s.p.leaves(l) {
		if ex, ok := leaf.(*ssa.Extract); ok {
			leaf = ex.Tuple
		}
		call, ok := leaf.(*ssa.Call)
		if !ok || fullName(&call.Call) != "(*net.ListenConfig).Listen" {
			continue
		}
		mine := s.p.objectsOf(call.Call.Args[0])
		mine = s.p.sources(mine)
		for fv, stores := range s.p.stores {
			if fv.Pkg() == nil || fv.Pkg().Path() != "net" || fv.Name() != "KeepAlive" {
				continue
			}
			for _, st := range stores {
				c, ok := st.Val.(*ssa.Const)
				at := s.p.objectsOf(st.Addr.(*ssa.FieldAddr).X)
				if !ok || c.Value == nil || constant.Sign(c.Value) >= 0 || mine.unknown || at.unknown || !mayAlias(at, mine) {
					continue
				}
				if code, _ := s.p.assignment(st.Pos()); code != nil {
					return code
				}
			}
		}
	}
	return nil
}
