package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file says what a panic does to a server: who recovers from it, and where it ends the process.

// Recovered says whether something answers for a handler that panics: Unset when the handlers of the server are known
// and the package has nothing that recovers.
func (s *Site) Recovered() State {
	if s.p.mentionsRecovery() {
		return Unknown // it may be there for these handlers
	}
	if s.Func.Pkg().Path() != "net/http" {
		return s.p.frameworkRecovers(s.Func.Pkg())
	}
	h, def := s.handlers()
	if def {
		return Unset
	}
	if h == nil {
		return Unknown
	}
	for _, o := range s.p.unboxed(s.p.flow.PointsTo(nil, h)) {
		if o.Kind == valueflow.Given || o.Parent != nil && !isDefaultMux(o) {
			return Unknown
		}
	}
	for _, o := range s.answering().others {
		if !bare(s.p.madeBy(o)) {
			return Unknown // a handler of another package, which may recover
		}
	}
	return Unset
}

// bare reports whether a function makes a handler that adds no recovery: those of net/http, and the routers of
// well-known packages.
func bare(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch path := majorVersion.ReplaceAllString(fn.Pkg().Path(), "$1"); path {
	case "net/http", "github.com/gorilla/mux", "github.com/go-chi/chi", "github.com/julienschmidt/httprouter":
		return true
	}
	return false
}

// frameworkRecovers says whether the engines of a framework that the package makes recover by themselves.
func (p *program) frameworkRecovers(framework *types.Package) State {
	made := Unknown
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(*ssa.Call)
				if !ok {
					continue
				}
				fn := calledFunc(&call.Call)
				if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != framework.Path() {
					continue
				}
				switch path := majorVersion.ReplaceAllString(framework.Path(), "$1"); {
				case path == "github.com/gin-gonic/gin" && fn.Name() == "New", path == "github.com/labstack/echo" && fn.Name() == "New":
					made = Unset
				case path == "github.com/gin-gonic/gin" && fn.Name() == "Default":
					return Set
				}
			}
		}
	}
	return made
}

// mentionsRecovery reports whether the package recovers from panics anywhere, by itself or by something that another
// package calls so.
func (p *program) mentionsRecovery() bool {
	for id, obj := range p.pass.TypesInfo.Uses {
		switch obj := obj.(type) {
		case *types.Builtin:
			if obj.Name() == "recover" && !inTest(p.pass, id.Pos()) {
				return true
			}
		case *types.Func, *types.TypeName, *types.Var:
			if obj.Pkg() != nil && obj.Pkg() != p.pass.Pkg && (strings.Contains(obj.Name(), "Recover") || obj.Name() == "Classic" && obj.Pkg().Name() == "negroni") {
				return true
			}
		}
	}
	return false
}

// End is code that ends the process while a request is answered.
type End struct {
	Handler string   // the function that answers the request, as the program names it
	Code    ast.Node // the go statement, or the call that exits
	Call    string   // what exits: "log.Fatal"; "" for a panic in a goroutine
}

// Panics lists the goroutines that handlers of the package start, and in which nobody recovers from a panic that the
// program raises: always, or because of an error.
func (s *Site) Panics() []End {
	p := s.p
	var out []End
	for _, h := range p.requestHandlers() {
		for _, f := range p.closure(h) {
			for _, b := range f.Blocks {
				for _, instr := range b.Instrs {
					if !slices.ContainsFunc(p.started(instr), func(f *ssa.Function) bool { return p.panics(f, 0) }) {
						continue
					}
					if code := p.statement(instr); code != nil && !slices.ContainsFunc(out, func(e End) bool { return e.Code == code }) {
						out = append(out, End{Handler: spell(h), Code: code})
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b End) int { return int(a.Code.Pos() - b.Code.Pos()) })
	return out
}

// Exits lists the calls in handlers of the package that end the process because of an error: log.Fatal(err), and
// check(err) with a function of the package that does so. What other functions do with errors of their own is their
// business: most are none that a request can cause.
func (s *Site) Exits() []End {
	p := s.p
	var out []End
	for _, h := range p.requestHandlers() {
		for _, f := range append([]*ssa.Function{h}, h.AnonFuncs...) {
			for _, b := range f.Blocks {
				for _, instr := range b.Instrs {
					call, ok := instr.(*ssa.Call)
					if !ok || !exits(call) && !p.exitsFor(call.Call.StaticCallee()) || !onRequestError(call) {
						continue
					}
					code := p.syntax[call.Call.Pos()]
					if code == nil || slices.ContainsFunc(out, func(e End) bool { return e.Code == ast.Node(code) }) {
						continue
					}
					out = append(out, End{Handler: spell(h), Code: code, Call: types.ExprString(code.Fun)})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b End) int { return int(a.Code.Pos() - b.Code.Pos()) })
	return out
}

// exits reports whether a call ends the process as a failure.
func exits(call *ssa.Call) bool { return endOf(&call.Call) == knowledge.Exits && !quits(call) }

// exitsFor reports whether a function of the package ends the process always, or for an error that it gets.
func (p *program) exitsFor(f *ssa.Function) bool {
	if !p.flow.Followed(f) {
		return false
	}
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if ok && exits(call) && onError(call) && !slices.ContainsFunc(branchesTo(call), func(br branch) bool {
				_, given := br.Cond.(*ssa.BinOp).X.(*ssa.Parameter)
				return !given
			}) {
				return true
			}
		}
	}
	return false
}

// quits reports whether a call exits as the program means it to: os.Exit(0).
func quits(call *ssa.Call) bool {
	if fullName(&call.Call) != "os.Exit" {
		return false
	}
	c, ok := call.Call.Args[0].(*ssa.Const)
	return !ok || c.Value == nil || constant.Sign(c.Value) == 0
}

// requestHandlers lists the functions of the package that are made to answer requests, by their parameters, and that
// the program uses.
func (p *program) requestHandlers() []*ssa.Function {
	var out []*ssa.Function
	for _, f := range p.funcs {
		if answersRequests(f) && p.runs()[f] {
			out = append(out, f)
		}
	}
	return out
}

// started returns the functions of the package that an instruction runs in a goroutine of its own.
func (p *program) started(instr ssa.Instruction) []*ssa.Function {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	var out []*ssa.Function
	for _, c := range p.flow.At(nil, call) {
		if c.Callee == nil {
			continue
		}
		_, alone := instr.(*ssa.Go)
		switch knowledge.FullName(c.Through) {
		case "(*sync.WaitGroup).Go", "time.AfterFunc":
			alone = true
		}
		if alone && !slices.Contains(out, c.Callee.Func) {
			out = append(out, c.Callee.Func)
		}
	}
	return out
}

// statement returns the go statement or the call that an instruction comes from.
func (p *program) statement(instr ssa.Instruction) ast.Node {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	if code := p.syntax[call.Common().Pos()]; code != nil {
		return code
	}
	return nil
}

// panics reports whether a function panics always or because of an error, and nothing in it recovers.
func (p *program) panics(f *ssa.Function, depth int) bool {
	if depth > len(p.funcs) || f.Blocks == nil || p.mayRecover(f) {
		return false
	}
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Panic:
				if instr.Pos().IsValid() && onError(instr) {
					return true
				}
			case *ssa.Call:
				g := instr.Call.StaticCallee()
				if endOf(&instr.Call) == knowledge.Panics && onError(instr) {
					return true
				}
				if p.flow.Followed(g) && onError(instr) && p.panics(g, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// mayRecover reports whether a deferred call of the function may recover from a panic.
func (p *program) mayRecover(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			d, ok := instr.(*ssa.Defer)
			if !ok {
				continue
			}
			g := d.Call.StaticCallee()
			if g == nil {
				if _, builtin := d.Call.Value.(*ssa.Builtin); !builtin && !isCancel(d.Call.Value.Type()) && !d.Call.IsInvoke() {
					return true
				}
				continue
			}
			if g.Pkg != p.pkg || g.Blocks == nil {
				// Code of other packages that recovers says so in its name; methods that clean up do not.
				name := strings.ToLower(g.Name())
				if strings.Contains(name, "recover") || strings.Contains(name, "panic") || strings.Contains(name, "crash") {
					return true
				}
				continue
			}
			if callsRecover(g) {
				return true
			}
		}
	}
	return false
}

// callsRecover reports whether a function calls recover, or may hand that on.
func callsRecover(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok {
				if builtin, ok := call.Common().Value.(*ssa.Builtin); ok && builtin.Name() == "recover" {
					return true
				}
			}
		}
	}
	return false
}

// onError reports whether control reaches the instruction always, or for errors: no other condition decides about it
// than whether something failed.
func onError(instr ssa.Instruction) bool {
	return !slices.ContainsFunc(branchesTo(instr), func(br branch) bool { return !asksError(br) })
}

// asksError reports whether a branch asks whether something failed.
func asksError(br branch) bool {
	op, ok := br.Cond.(*ssa.BinOp)
	return ok && (op.Op == token.EQL || op.Op == token.NEQ) && isError(op.X.Type())
}

// onRequestError is onError for a handler, which may tell requests apart by path and method before something fails.
func onRequestError(instr ssa.Instruction) bool {
	all := branchesTo(instr)
	failed := slices.ContainsFunc(all, asksError)
	return !slices.ContainsFunc(all, func(br branch) bool { return !asksError(br) && !(failed && routing(br.Cond, 0)) })
}
