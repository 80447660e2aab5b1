package serversite

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
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
	FactTypes: []analysis.Fact{new(Behavior), new(debugImports), new(debugFunc), new(streamFunc), new(escapedRoutes), new(configures),
		new(catchesSignals)},
}

// Tests says whether test files are part of the program. Drivers set it before the analyzer runs.
var Tests bool

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
	exportStreams(pass)
	// These are known by heart.
	if knowledge.ServerTypes[pass.Pkg.Path()] != "" || !touchesServers(pass) && !usesDebug(pass) {
		return res, nil
	}
	p, err := build(pass)
	if err != nil {
		return res, nil // silence: see build
	}
	p.debug, p.replaced = debug.Pages, debug.Replaced
	if usesDebug(pass) {
		p.exportDebug()
	}
	p.sites = p.find()
	lives := p.spread()
	if p.importable() {
		p.summarize(lives)
	}
	for _, s := range p.sites {
		if p.judged(s) {
			res.Sites = append(res.Sites, s)
		}
	}
	for _, call := range p.flow.Calls() {
		if a := p.adoptedAt(call); a != nil && !slices.ContainsFunc(res.Adopted, func(b *Adopted) bool { return a.Expr == b.Expr }) {
			res.Adopted = append(res.Adopted, a)
		}
	}
	slices.SortFunc(res.Sites, func(a, b *Site) int { return int(a.Expr.Pos() - b.Expr.Pos()) })
	slices.SortFunc(res.Adopted, func(a, b *Adopted) int { return int(a.Expr.Pos() - b.Expr.Pos()) })
	return res, nil
}

// touchesServers reports whether the package names anything that a site or a summary could start from: a server type,
// a function that serves, a function with a behavior, or the runtime. Other packages need no further look.
func touchesServers(pass *analysis.Pass) bool {
	for _, obj := range pass.TypesInfo.Uses {
		pkg := obj.Pkg()
		if pkg == nil || pkg == pass.Pkg {
			continue
		}
		switch obj := obj.(type) {
		case *types.TypeName:
			if obj.Name() == knowledge.ServerTypes[pkg.Path()] {
				return true
			}
		case *types.Func:
			if knowledge.Serves(obj) || knowledge.IsRuntime(pkg.Path()) || behavior(pass, obj) != nil || strings.HasSuffix(pkg.Path(), "/promhttp") {
				return true
			}
		}
	}
	return false
}

// served is one server at one place where it goes live.
type served struct {
	cell *valueflow.Cell
	at   valueflow.Point
}

// find lists the servers of the package: one site for each place in the source where servers go live.
func (p *program) find() []*Site {
	var out []*Site
	at := map[ast.Expr]*Site{}
	for _, c := range p.flow.Calls() {
		if c.Callee != nil {
			continue
		}
		var made []*Site
		if s := p.siteOf(c); s != nil {
			made = append(made, s)
		}
		for _, s := range append(made, p.startedAt(c)...) {
			if old := at[s.Expr]; old != nil {
				old.add(s)
				continue
			}
			at[s.Expr] = s
			out = append(out, s)
		}
	}
	for _, s := range p.uncalled() {
		if at[s.Expr] == nil {
			out = append(out, s)
		}
	}
	for _, s := range out {
		s.replaced()
	}
	slices.SortFunc(out, func(a, b *Site) int { return int(a.Expr.Pos() - b.Expr.Pos()) })
	return out
}

// replaced drops what other code put into a field to which the package has given another server since: e.Server = &http.Server{...}.
func (s *Site) replaced() {
	kept := slices.DeleteFunc(slices.Clone(s.servers), func(srv served) bool {
		o := srv.cell.Object
		return o.Parent != nil && o.By == nil && slices.ContainsFunc(s.p.flow.Stores(o.Parent), func(st valueflow.Stored) bool {
			return st.At.In == srv.at.In && st.At.Instr.Parent() == srv.at.Instr.Parent() && precedes(st.At.Instr, srv.at.Instr)
		})
	})
	if len(kept) > 0 {
		s.servers = kept
	}
}

// add makes one site of two at the same place, which are different contexts of it, or different servers.
func (s *Site) add(other *Site) {
	s.calls = append(s.calls, other.calls...)
	s.servers = append(s.servers, other.servers...)
	if (s.server == nil) != (other.server == nil) && other.server == nil {
		s.server, s.Func, s.live = nil, other.Func, other.live // what has no settings at all is worse
	}
}

// siteOf returns the site of a call of a function without a body, or nil when nothing goes live there.
func (p *program) siteOf(c *valueflow.Call) *Site {
	fn := c.Fn
	if fn == nil || knowledge.Platform(fn) {
		return nil
	}
	var live *Live
	server := (*Ref)(nil)
	switch b := p.behavior(fn); {
	case knowledge.Serves(fn):
		if fn.Signature().Recv() != nil {
			server = &Ref{}
		}
	case b != nil && len(b.Lives) > 0:
		own := slices.DeleteFunc(slices.Clone(b.Lives), func(l Live) bool { return l.From != nil })
		if len(own) == len(b.Lives) {
			live = merged(own)
		} else if live = handedOver(b.Lives, c.NArgs()); live != nil {
			server = live.From
		}
		if live == nil {
			return nil
		}
	default:
		return nil
	}
	s := &Site{Func: fn, instr: c.Instr, calls: []*valueflow.Call{c}, live: live, server: server}
	if server != nil {
		for _, cell := range p.flow.Arg(c, server.Arg, server.Path) {
			s.servers = append(s.servers, served{cell, valueflow.Point{In: c.In, Instr: c.Instr}})
		}
	}
	return p.spelled(s, c)
}

// spelled finds where the source says that the server goes live: at the call, or where a method of it is taken as a
// value to be called by others.
func (p *program) spelled(s *Site, c *valueflow.Call) *Site {
	if mc := c.Bound(); mc != nil && !calledOnly(mc) {
		if sel := p.selectors[mc.Pos()]; sel != nil {
			s.Expr, s.instr = sel, mc
			return p.place(s)
		}
	}
	if c.Through != nil {
		return nil // a function of net/http that others call with arguments of their own
	}
	call := p.syntax[c.Instr.Common().Pos()]
	for range 3 {
		if call != nil || c.In.Func.Synthetic == "" {
			break
		}
		// Have: a method of an embedded field, called through an interface.
		callers := p.flow.CallersOf(c.In)
		if len(callers) == 0 {
			break
		}
		c = callers[0]
		call = p.syntax[c.Instr.Common().Pos()]
		s.instr = c.Instr
	}
	if call == nil {
		return nil
	}
	s.Expr, s.Call = call, call
	s.args = argsOf(c.Instr.Common(), s.Func)
	return p.place(s)
}

// uncalled lists the methods that serve and are taken as values which nobody in the package calls.
func (p *program) uncalled() []*Site {
	var out []*Site
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				mc, ok := instr.(*ssa.MakeClosure)
				if !ok || len(mc.Bindings) != 1 || calledOnly(mc) {
					continue
				}
				fn := declared(mc.Fn.(*ssa.Function))
				sel := p.selectors[mc.Pos()]
				if fn == nil || !knowledge.Serves(fn) || !knowledge.IsServerPtr(mc.Bindings[0].Type()) || sel == nil {
					continue
				}
				s := &Site{Expr: sel, Func: fn, instr: mc, server: &Ref{}}
				for _, in := range p.flow.Instances(f) {
					for _, cell := range p.flow.PointsTo(in, mc.Bindings[0]) {
						s.servers = append(s.servers, served{cell, valueflow.Point{In: in, Instr: mc}})
					}
				}
				if s = p.place(s); s != nil {
					out = append(out, s)
				}
			}
		}
	}
	return out
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

// startedAt returns the servers that a call hands to another package to start, by an interface with a method that
// serves: kratos.Server(srv).
func (p *program) startedAt(c *valueflow.Call) []*Site {
	common, fn := c.Instr.Common(), c.Fn
	syntax := p.syntax[common.Pos()]
	if fn == nil || syntax == nil || fn.Pkg() == nil || fn.Pkg() == p.pass.Pkg || knowledge.IsStd(fn.Pkg().Path()) || c.Through != nil {
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
			b := p.behavior(serve)
			if b == nil {
				continue
			}
			for _, l := range b.Lives {
				if l.From != nil && l.From.Arg == 0 && l.From.Path != "" {
					lives, method = append(lives, l), serve
				}
			}
		}
		live := handedOver(lives, 1)
		if live == nil {
			continue
		}
		s := &Site{Expr: syntax.Args[i], Func: method, instr: c.Instr, live: live, server: live.From, args: []ssa.Value{given.X}}
		for _, cell := range p.flow.Follow(c.In, given.X, live.From.Path) {
			s.servers = append(s.servers, served{cell, valueflow.Point{In: c.In, Instr: c.Instr}})
		}
		if s = p.place(s); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// handedOver returns what becomes of the first server that a call with n arguments hands over, or nil when it hands
// over none.
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

// judged reports whether a site is judged here. A server that a function of the same module builds and serves is
// judged in that function: its packages are the program's own. What the call hands over, a handler or a listener, is
// judged at the call: see inner.
func (p *program) judged(s *Site) bool {
	if s.inMemory() || s.handedOut {
		return false
	}
	if s.live != nil && s.server != nil && s.live.Judged && p.sameModule(s.Func.Pkg()) {
		return false
	}
	if s.live == nil || s.server != nil || !p.sameModule(s.Func.Pkg()) {
		return true
	}
	s.inner = true
	if len(s.live.Debug) > 0 {
		return true // it is here that the address is known
	}
	if IsInternal(s.Func.Pkg().Path()) {
		return false
	}
	sig := s.Func.Signature()
	if recv := sig.Recv(); recv != nil && servesHTTP(recv.Type()) {
		return true
	}
	for v := range sig.Params().Variables() {
		if servesHTTP(v.Type()) || isListener(v.Type()) {
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

// sameModule reports whether the package belongs to the module under analysis. Drivers that do not name it, such as
// nogo, leave the import paths, which begin alike in one repository.
func (p *program) sameModule(pkg *types.Package) bool {
	if p.pass.Module == nil || p.pass.Module.Path == "" {
		return repository(pkg.Path()) == repository(p.pass.Pkg.Path()) && !knowledge.IsStd(pkg.Path())
	}
	path := p.pass.Module.Path
	return pkg.Path() == path || strings.HasPrefix(pkg.Path(), path+"/")
}

// repository returns the part of an import path that names the repository: host, owner and name, or the first element
// of a path without a host.
func repository(path string) string {
	n := 1
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		n = 3
	}
	elems := strings.SplitN(path, "/", n+1)
	return strings.Join(elems[:min(n, len(elems))], "/")
}

// place finds the file and the syntax around the site; nil when the source does not show it.
func (p *program) place(s *Site) *Site {
	s.Pass, s.p, s.states = p.pass, p, map[string]valueflow.Answer{}
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

// argsOf returns the arguments of a call of fn, the receiver of a method first.
func argsOf(call *ssa.CallCommon, fn *types.Func) []ssa.Value {
	if mc, ok := call.Value.(*ssa.MakeClosure); ok && len(mc.Bindings) == 1 && mc.Fn.(*ssa.Function).Object() != nil {
		return append([]ssa.Value{mc.Bindings[0]}, call.Args...) // serve := srv.Serve; serve(l)
	}
	if call.IsInvoke() {
		return append([]ssa.Value{call.Value}, call.Args...)
	}
	if want := fn.Signature().Params().Len(); fn.Signature().Recv() != nil && len(call.Args) == want {
		return append([]ssa.Value{call.Value}, call.Args...) // a method value that is called elsewhere
	}
	return call.Args
}

// IsInternal reports whether an import path has an element "internal".
func IsInternal(path string) bool { return slices.Contains(strings.Split(path, "/"), "internal") }

// IsRuntime reports whether the import path is the runtime's: the published package or a copy embedded in a module.
func IsRuntime(path string) bool { return knowledge.IsRuntime(path) }
