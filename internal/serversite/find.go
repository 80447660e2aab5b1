package serversite

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"
)

// Analyzer computes the sites of a package. Rules read them; it reports nothing itself.
var Analyzer = &analysis.Analyzer{
	Name:       "serversite",
	Doc:        "find the HTTP servers of a package, for the rules of srvfix",
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
	FactTypes:  []analysis.Fact{new(Behavior), new(debugImports), new(debugFunc), new(escapedRoutes), new(configures), new(catchesSignals)},
}

// Tests says whether test files are part of the program. Drivers set it before the analyzer runs.
var Tests bool

// serveFuncs are the calls of net/http with which a server goes live.
var serveFuncs = map[string]bool{
	"net/http.ListenAndServe":              true,
	"net/http.ListenAndServeTLS":           true,
	"net/http.Serve":                       true,
	"net/http.ServeTLS":                    true,
	"(*net/http.Server).ListenAndServe":    true,
	"(*net/http.Server).ListenAndServeTLS": true,
	"(*net/http.Server).Serve":             true,
	"(*net/http.Server).ServeTLS":          true,
}

func run(pass *analysis.Pass) (any, error) {
	res := &Result{}
	// Some drivers hand over dependencies without their source; those stay unknown.
	if pass.Pkg == nil || pass.TypesInfo == nil {
		return res, nil
	}
	debug := importsDebug(pass)
	exportRoutes(pass)
	exportConfigures(pass)
	exportSignals(pass)
	// net/http is known by heart.
	if pass.Pkg.Path() == "net/http" || !touchesServers(pass) && !usesDebug(pass) {
		return res, nil
	}
	p, err := build(pass)
	if err != nil {
		return res, nil // silence: see build
	}
	p.debug = debug
	if usesDebug(pass) {
		p.exportDebug()
	}
	var sites []*Site
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if s := p.siteAt(instr); s != nil {
					sites = append(sites, s)
				}
				sites = append(sites, p.startedAt(instr)...)
				if a := p.adoptedAt(instr); a != nil {
					res.Adopted = append(res.Adopted, a)
				}
			}
		}
	}
	sites, lives := p.spread(sites)
	p.sites = sites
	if p.importable() {
		p.summarize(lives)
	}
	for _, s := range sites {
		if p.judged(s) {
			res.Sites = append(res.Sites, s)
		}
	}
	slices.SortFunc(res.Sites, func(a, b *Site) int { return int(a.Expr.Pos() - b.Expr.Pos()) })
	slices.SortFunc(res.Adopted, func(a, b *Adopted) int { return int(a.Expr.Pos() - b.Expr.Pos()) })
	return res, nil
}

// touchesServers reports whether the package names anything that a site or a summary could start from: a server type, a function that
// serves, a function with a behavior, or the runtime. Other packages need no further look.
func touchesServers(pass *analysis.Pass) bool {
	for _, obj := range pass.TypesInfo.Uses {
		pkg := obj.Pkg()
		if pkg == nil || pkg == pass.Pkg {
			continue
		}
		switch obj := obj.(type) {
		case *types.TypeName:
			if obj.Name() == serverTypes[pkg.Path()] {
				return true
			}
		case *types.Func:
			if pkg.Path() == "net/http" && serveFuncs[obj.FullName()] || IsRuntime(pkg.Path()) || behavior(pass, obj) != nil || strings.HasSuffix(pkg.Path(), "/promhttp") {
				return true
			}
		}
	}
	return false
}

// siteAt returns the site at an instruction, or nil when nothing goes live there.
func (p *program) siteAt(instr ssa.Instruction) *Site {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		fn := p.calledMethod(instr.Common())
		if fn == nil {
			return nil
		}
		if !serveFuncs[fn.FullName()] {
			if b := behavior(p.pass, fn); b != nil && len(b.Lives) > 0 {
				return p.liveSite(instr, nil, b.Lives)
			}
			return nil
		}
		s := &Site{Call: p.syntax[instr.Common().Pos()], Func: fn, instr: instr, args: argsOf(instr.Common())}
		if fn.Signature().Recv() != nil {
			s.server = &ref{v: receiverOf(instr.Common())}
			if instr.Common().IsInvoke() {
				s.server = &ref{v: strip(p.leaves(instr.Common().Value)[0])}
			}
		}
		if s.Call == nil {
			return nil // a call that the source does not spell, such as one through a function value
		}
		s.Expr = s.Call
		return p.place(s)
	case *ssa.MakeClosure:
		// Have: g.Go(srv.ListenAndServe). A method value that is called on the spot is found at the call.
		fn, _ := instr.Fn.(*ssa.Function).Object().(*types.Func)
		if fn == nil || !serveFuncs[fn.FullName()] || len(instr.Bindings) != 1 || !p.isServerPtr(instr.Bindings[0].Type()) || calledOnly(instr) {
			return nil
		}
		sel := p.selectors[instr.Pos()]
		if sel == nil {
			return nil
		}
		return p.place(&Site{Expr: sel, Func: fn, instr: instr, server: &ref{v: instr.Bindings[0]}})
	}
	return nil
}

// calledOnly reports whether a method value does nothing but be called.
func calledOnly(mc *ssa.MakeClosure) bool {
	for _, use := range *mc.Referrers() {
		call, ok := use.(ssa.CallInstruction)
		if _, debug := use.(*ssa.DebugRef); !debug && (!ok || call.Common().Value != mc) {
			return false
		}
	}
	return true
}

// liveSite makes the site of a call of a function that puts a server live: f of this package, or one of another when f is nil.
func (p *program) liveSite(call ssa.CallInstruction, f *ssa.Function, lives []Live) *Site {
	fn := calledFunc(call.Common())
	if f != nil {
		fn, _ = f.Object().(*types.Func)
	}
	expr := p.syntax[call.Common().Pos()]
	if fn == nil || expr == nil {
		return nil
	}
	s := &Site{Expr: expr, Call: expr, Func: fn, instr: call, args: argsOf(call.Common())}
	own := slices.DeleteFunc(slices.Clone(lives), func(l Live) bool { return l.From != nil })
	if len(own) == len(lives) {
		s.live = merged(own)
	} else {
		if s.live = handedOver(lives, len(s.args)); s.live != nil {
			s.server = &ref{s.args[s.live.From.Arg], s.live.From.Path}
		}
	}
	if s.live == nil {
		return nil
	}
	return p.place(s)
}

// startedAt returns the servers that a call hands to another package to start, by an interface with a method that serves: kratos.Server(srv).
func (p *program) startedAt(instr ssa.Instruction) []*Site {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	common := call.Common()
	fn := common.Method
	if !common.IsInvoke() {
		fn = calledFunc(common)
	}
	syntax := p.syntax[common.Pos()]
	if fn == nil || syntax == nil || fn.Pkg() == nil || fn.Pkg() == p.pass.Pkg || isStd(fn.Pkg().Path()) {
		return nil
	}
	values := slices.Clone(common.Args)
	if sig := fn.Signature(); sig.Variadic() && !syntax.Ellipsis.IsValid() && len(values) > 0 {
		list, _ := variadic(values[len(values)-1])
		values = append(values[:len(values)-1], list...)
	}
	if len(values) > len(syntax.Args) {
		values = values[1:] // without the receiver
	}
	if len(values) != len(syntax.Args) {
		return nil
	}
	var out []*Site
	for i, v := range values {
		given, ok := v.(*ssa.MakeInterface)
		if !ok {
			continue
		}
		var lives []Live
		var method *types.Func
		for m := range given.Type().Underlying().(*types.Interface).Methods() {
			obj, index, _ := types.LookupFieldOrMethod(given.X.Type(), false, m.Pkg(), m.Name())
			serve, ok := obj.(*types.Func)
			if !ok || len(index) != 1 {
				continue
			}
			b := behavior(p.pass, serve)
			if b == nil {
				continue
			}
			for _, l := range b.Lives {
				if l.From != nil && l.From.Arg == 0 && l.From.Path != "" {
					lives, method = append(lives, l), serve
				}
			}
		}
		if live := handedOver(lives, 1); live != nil {
			s := p.place(&Site{Expr: syntax.Args[i], Func: method, instr: call, live: live, server: &ref{given.X, live.From.Path}})
			if s != nil {
				out = append(out, s)
			}
		}
	}
	return out
}

// handedOver returns what becomes of the first server that a call with n arguments hands over, or nil when it hands over none.
func handedOver(lives []Live, n int) *Live {
	var same []Live
	for _, l := range lives {
		if l.From != nil && l.From.Arg < n && (same == nil || *l.From == *same[0].From) {
			same = append(same, l)
		}
	}
	if same == nil {
		return nil
	}
	return merged(same)
}

// judged reports whether a site is judged here. A server that a function of the same program builds and serves is judged in that function,
// unless the call hands over what is served, as calls of http.ListenAndServe do.
func (p *program) judged(s *Site) bool {
	if s.inMemory() {
		return false
	}
	if s.live == nil || s.server != nil || !p.sameModule(s.Func.Pkg()) {
		return true
	}
	if IsInternal(s.Func.Pkg().Path()) {
		return false
	}
	sig := s.Func.Signature()
	if recv := sig.Recv(); recv != nil && servesHTTP(recv.Type()) {
		return true
	}
	for i := range sig.Params().Len() {
		if servesHTTP(sig.Params().At(i).Type()) {
			return true
		}
	}
	return false
}

// servesHTTP reports whether the type has the method of an http.Handler.
func servesHTTP(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ServeHTTP")
	_, ok := obj.(*types.Func)
	return ok
}

// sameModule reports whether the package belongs to the module under analysis.
func (p *program) sameModule(pkg *types.Package) bool {
	if p.pass.Module == nil || p.pass.Module.Path == "" {
		return false
	}
	path := p.pass.Module.Path
	return pkg.Path() == path || strings.HasPrefix(pkg.Path(), path+"/")
}

// place finds the file and the syntax around the site; nil when the source does not show it.
func (p *program) place(s *Site) *Site {
	s.Pass, s.p, s.states = p.pass, p, map[string]State{}
	for _, file := range p.pass.Files {
		if file.FileStart <= s.Expr.Pos() && s.Expr.Pos() < file.FileEnd {
			s.File = file
			s.Path, _ = astutil.PathEnclosingInterval(file, s.Expr.Pos(), s.Expr.End())
		}
	}
	i := slices.IndexFunc(s.Path, func(n ast.Node) bool { return n == s.Expr })
	if i < 0 {
		return nil
	}
	s.Path = s.Path[i:]
	return s
}

// calledMethod returns the declared function that a call runs, also a method of an interface value whose type is known.
func (p *program) calledMethod(call *ssa.CallCommon) *types.Func {
	if !call.IsInvoke() {
		return calledFunc(call)
	}
	if !strings.Contains(call.Method.Name(), "Serve") {
		return nil
	}
	leaves := p.leaves(call.Value)
	if len(leaves) != 1 || !p.isServerPtr(strip(leaves[0]).Type()) {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(strip(leaves[0]).Type(), true, nil, call.Method.Name())
	fn, _ := obj.(*types.Func)
	return fn
}

// argsOf returns the arguments of a call, the receiver of a method first.
func argsOf(call *ssa.CallCommon) []ssa.Value {
	if mc, ok := call.Value.(*ssa.MakeClosure); ok && len(mc.Bindings) == 1 && mc.Fn.(*ssa.Function).Object() != nil {
		return append([]ssa.Value{mc.Bindings[0]}, call.Args...) // serve := srv.Serve; serve(l)
	}
	if call.IsInvoke() {
		return append([]ssa.Value{call.Value}, call.Args...)
	}
	return call.Args
}

// calledFunc returns the declared function that a call runs, or nil when it is dynamic.
func calledFunc(call *ssa.CallCommon) *types.Func {
	if f := call.StaticCallee(); f != nil {
		fn, _ := f.Object().(*types.Func)
		return fn
	}
	return nil
}

// receiverOf returns the receiver of a static call of a method. A method value carries it along: run := srv.ListenAndServe; run().
func receiverOf(call *ssa.CallCommon) ssa.Value {
	if mc, ok := call.Value.(*ssa.MakeClosure); ok {
		return mc.Bindings[0]
	}
	if call.IsInvoke() {
		return call.Value
	}
	return call.Args[0]
}

// IsInternal reports whether an import path has an element "internal".
func IsInternal(path string) bool { return slices.Contains(strings.Split(path, "/"), "internal") }

// hardenFields are the fields that the runtime's Harden sets, unless ReadTimeout is there for both.
var hardenFields = []string{"ReadHeaderTimeout", "IdleTimeout"}

// isHarden reports whether f is the runtime's Harden, published or embedded: it sets hardenFields and returns its argument.
func isHarden(f *ssa.Function) bool {
	if f == nil {
		return false
	}
	obj, ok := f.Object().(*types.Func)
	return ok && obj.Name() == "Harden" && obj.Pkg() != nil && IsRuntime(obj.Pkg().Path())
}

// IsRuntime reports whether the import path is the runtime's: the published package or a copy embedded in a module.
func IsRuntime(path string) bool {
	return path == "github.com/srvfix/srvfix/runtime/httpserve" || strings.HasSuffix(path, "/internal/httpserve")
}
