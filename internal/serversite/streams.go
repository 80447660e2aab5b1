package serversite

import (
	"go/constant"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Stream is a response that has no end of its own.
type Stream struct {
	Handler string // the function that writes it, as the program names it
	Kind    string // "event stream", "flushed stream" or "streaming proxy"
}

// Stream returns a handler of the server that streams under the limits of the server, or nil: none is known, or the handlers set deadlines of
// their own. Hijacked connections, such as those of WebSockets, are no streams: net/http takes the deadlines off them.
func (s *Site) Stream() *Stream {
	served := s.served()
	for _, f := range s.p.closure(served.funcs...) {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok && method(call.Common()) == "SetWriteDeadline" {
					return nil
				}
			}
		}
	}
	for _, v := range served.others {
		if s.p.flushesAtOnce(v) {
			return &Stream{"httputil.ReverseProxy", "streaming proxy"}
		}
	}
	for _, h := range served.funcs {
		for _, f := range s.p.closure(h) {
			if kind := s.p.streams(f); kind != "" {
				return &Stream{spell(f), kind}
			}
		}
	}
	return nil
}

// method returns the name of the called function or method, or "".
func method(common *ssa.CallCommon) string {
	if common.IsInvoke() {
		return common.Method.Name()
	}
	if fn := calledFunc(common); fn != nil {
		return fn.Name()
	}
	return ""
}

// streams returns what kind of stream a function writes, or "".
func (p *program) streams(f *ssa.Function) string {
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok {
				continue
			}
			switch fullName(&call.Call) {
			case "(net/http.Header).Set", "(net/http.Header).Add":
				if key, value := constText(call.Call.Args[1]), constText(call.Call.Args[2]); strings.EqualFold(key, "Content-Type") && strings.HasPrefix(value, "text/event-stream") {
					return "event stream"
				}
			case "(*net/http/httputil.ReverseProxy).ServeHTTP":
				if p.flushesAtOnce(call.Call.Args[0]) {
					return "streaming proxy"
				}
			}
			if isFlush(&call.Call) && waitsInLoop(call) {
				return "flushed stream"
			}
		}
	}
	return ""
}

// isFlush reports whether a call flushes a response.
func isFlush(common *ssa.CallCommon) bool {
	if common.IsInvoke() {
		return common.Method.FullName() == "(net/http.Flusher).Flush"
	}
	return fullName(common) == "(*net/http.ResponseController).Flush"
}

// waitsInLoop reports whether an instruction is in a loop that waits for something in each turn.
func waitsInLoop(at ssa.Instruction) bool {
	if !reaches(at, at) {
		return false
	}
	for _, b := range at.Parent().Blocks {
		for _, instr := range b.Instrs {
			waits := false
			switch instr := instr.(type) {
			case *ssa.UnOp:
				waits = instr.Op == token.ARROW
			case *ssa.Select:
				waits = instr.Blocking
			}
			if waits && reaches(at, instr) && reaches(instr, at) {
				return true
			}
		}
	}
	return false
}

// flushesAtOnce reports whether a reverse proxy passes on what it gets without collecting it first: what it carries are streams.
func (p *program) flushesAtOnce(proxy ssa.Value) bool {
	mine := map[ssa.Value]bool{}
	for _, leaf := range p.leaves(proxy) {
		mine[leaf] = true
	}
	for fv, stores := range p.stores {
		if fv.Name() != "FlushInterval" || fv.Pkg() == nil || fv.Pkg().Path() != "net/http/httputil" {
			continue
		}
		for _, st := range stores {
			c, ok := st.Val.(*ssa.Const)
			if !ok || c.Value == nil || constant.Sign(c.Value) >= 0 {
				continue
			}
			for _, leaf := range p.leaves(st.Addr.(*ssa.FieldAddr).X) {
				if mine[leaf] {
					return true
				}
			}
		}
	}
	return false
}

// constText returns the text of a constant, or "".
func constText(v ssa.Value) string {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value)
	}
	return ""
}
