package serversite

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// Stream is a response that has no end of its own.
type Stream struct {
	Handler string // the function that writes it, as the program names it
	Kind    string // "event stream", "flushed stream" or "streaming proxy"
}

// Stream returns a handler of the server that streams under the limits of the server, or nil: none is known, or the
// handlers set deadlines of their own. Hijacked connections, such as those of WebSockets, are no streams: net/http
// takes the deadlines off them.
func (s *Site) Stream() *Stream {
	all := s.answering()
	for _, f := range s.p.closure(all.funcs...) {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok && method(call.Common()) == "SetWriteDeadline" {
					return nil
				}
			}
		}
	}
	for _, o := range all.others {
		if s.p.flushesAtOnce(o) {
			return &Stream{"httputil.ReverseProxy", "streaming proxy"}
		}
		if st := s.p.streamOf(o); st != nil {
			return st
		}
	}
	for _, h := range all.funcs {
		for _, f := range s.p.closure(h) {
			if kind := s.p.streams(f); kind != "" {
				return &Stream{spell(f), kind}
			}
		}
	}
	return nil
}

// streamOf returns what a handler of another package writes, or nil.
func (p *program) streamOf(o *valueflow.Object) *Stream {
	var candidates []*types.Func
	if f := p.functionOf(o); f != nil {
		candidates = append(candidates, declared(f))
	} else {
		if o.Type != nil && !types.IsInterface(o.Type) {
			obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(o.Type), true, nil, "ServeHTTP")
			fn, _ := obj.(*types.Func)
			candidates = append(candidates, fn)
		}
		candidates = append(candidates, p.madeBy(o))
	}
	for _, fn := range candidates {
		var fact streamFunc
		if fn != nil && fn.Pkg() != p.pass.Pkg && p.pass.ImportObjectFact(fn.Origin(), &fact) {
			return &Stream{fn.Pkg().Name() + "." + fn.Name(), fact.Kind}
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
				if slices.ContainsFunc(p.origins(call.Call.Args[0]), p.flushesAtOnce) {
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

// flushesAtOnce reports whether a handler is a reverse proxy that passes on what it gets without collecting it first:
// what it carries are streams.
func (p *program) flushesAtOnce(proxy *valueflow.Object) bool {
	if proxy.Type == nil || types.TypeString(types.Unalias(proxy.Type), nil) != "net/http/httputil.ReverseProxy" {
		return false
	}
	for _, st := range p.stores(objects{set: []*valueflow.Cell{p.flow.Cell(proxy, "")}}, "FlushInterval") {
		if c, ok := st.Val.(*ssa.Const); ok && c.Value != nil && constant.Sign(c.Value) < 0 {
			return true
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

// streamFunc is the fact about a function that it writes a stream to a http.ResponseWriter, or makes a handler that
// does.
type streamFunc struct{ Kind string }

func (*streamFunc) AFact() {}

func (f *streamFunc) String() string { return "writes an " + f.Kind }

// exportStreams finds the functions of a package that write event streams, by themselves or by what they call in the
// package, and exports the facts. Functions that set deadlines of their own do not count.
func exportStreams(pass *analysis.Pass) {
	if !slices.ContainsFunc(pass.Pkg.Imports(), func(imp *types.Package) bool { return imp.Path() == "net/http" }) || !hasEventStream(pass) {
		return
	}
	kinds := map[*types.Func]string{}
	lifts := map[*types.Func]bool{}
	mentions := map[*types.Func][]*types.Func{}
	for _, file := range pass.Files {
		if inTest(pass, file.FileStart) {
			continue
		}
		for _, decl := range file.Decls {
			fd, ok := decl.(*ast.FuncDecl)
			if !ok || fd.Body == nil {
				continue
			}
			fn, ok := pass.TypesInfo.Defs[fd.Name].(*types.Func)
			if !ok {
				continue
			}
			ast.Inspect(fd.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BasicLit:
					if strings.HasPrefix(strings.Trim(n.Value, "\"`"), "text/event-stream") {
						kinds[fn] = "event stream"
					}
				case *ast.Ident:
					if used, ok := pass.TypesInfo.Uses[n].(*types.Func); ok {
						lifts[fn] = lifts[fn] || used.Name() == "SetWriteDeadline"
						if used.Pkg() == pass.Pkg {
							mentions[fn] = append(mentions[fn], used.Origin())
						}
					}
				}
				return true
			})
		}
	}
	for changed := true; changed; {
		changed = false
		for fn, used := range mentions {
			for _, u := range used {
				if kinds[fn] == "" && kinds[u] != "" || !lifts[fn] && lifts[u] {
					kinds[fn], lifts[fn], changed = cmp.Or(kinds[fn], kinds[u]), lifts[fn] || lifts[u], true
				}
			}
		}
	}
	for fn, kind := range kinds {
		if kind != "" && !lifts[fn] && fn.Exported() && handles(fn) {
			pass.ExportObjectFact(fn, &streamFunc{kind})
		}
	}
}

// handles reports whether a function answers requests, or returns a handler.
func handles(fn *types.Func) bool {
	sig := fn.Signature()
	for v := range sig.Params().Variables() {
		if types.TypeString(v.Type(), nil) == "net/http.ResponseWriter" {
			return true
		}
	}
	return sig.Results().Len() > 0 && isHandler(sig.Results().At(0).Type())
}

// hasEventStream reports whether the package names the type of event streams.
func hasEventStream(pass *analysis.Pass) bool {
	for _, tv := range pass.TypesInfo.Types {
		if tv.Value != nil && tv.Value.Kind() == constant.String && strings.HasPrefix(constant.StringVal(tv.Value), "text/event-stream") {
			return true
		}
	}
	return false
}
