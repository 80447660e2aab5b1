// Package serversite finds the HTTP servers of a package and says what is known of each: where it goes live, which of
// its fields are set by then, who stops it, and who can reach it. It judges nothing (the rules do) and changes
// nothing (fixes does).
//
// What it cannot follow is unknown, and rules keep silent about the unknown.
package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A Site is one server as the program runs it, at the call with which it goes live.
type Site struct {
	Pass *analysis.Pass
	File *ast.File
	// where it goes live: Call, or what is handed on to be called or started: the method value srv.ListenAndServe, or
	// srv itself
	Expr ast.Expr
	Call *ast.CallExpr // nil when Expr is no call
	Func *types.Func   // what is called: http.Serve, (*http.Server).ListenAndServe, (*gin.Engine).Run, ...
	// Path leads from Expr up to File, both included.
	Path []ast.Node

	p       *program
	instr   ssa.Instruction
	calls   []*valueflow.Call // the call in its contexts
	args    []ssa.Value       // arguments of the call, the receiver of a method first; nil without Call
	live    *Live             // what Func does, when it belongs to neither net/http nor another server package
	server  *Ref              // where the call has the server; nil when Func builds it by itself
	servers []served          // what the server may be, where it goes live
	states  map[string]valueflow.Answer
	stopped *State
	address *Address
	ways    map[*ssa.Function][]ssa.Instruction // see waysIn
	// inner: another package of the module builds the server, where its settings are judged
	inner bool
	// handedOut: all that goes live here is handed over by calls that are sites of their own
	handedOut bool
}

// State is what is known of a property.
type State int

const (
	Unknown State = iota
	Unset         // proven: on some path nobody sets it before the server goes live
	Set
)

func (s State) String() string { return [...]string{"unknown", "unset", "set"}[s] }

// Result is the result of Analyzer.
type Result struct {
	Sites   []*Site    // in source order
	Adopted []*Adopted // likewise
}

// OfPackage reports whether the called function builds a server of its own, as those of package net/http do.
func (s *Site) OfPackage() bool { return s.server == nil }

// Direct reports whether the site calls net/http itself, not a function that does so on its behalf, nor hands on a
// method to be called.
func (s *Site) Direct() bool { return s.live == nil && s.Call != nil }

// serverType returns the type of the server, or nil when Func builds it by itself.
func (s *Site) serverType() types.Type {
	for _, srv := range s.servers {
		if t := srv.cell.Type(); t != nil && knowledge.IsServer(t) {
			return t
		}
	}
	if s.server == nil {
		return nil
	}
	if recv := s.Func.Signature().Recv(); recv != nil && s.live == nil {
		return types.Unalias(recv.Type()).(*types.Pointer).Elem()
	}
	return nil
}

// Type returns the type of the server as Go spells it: http.Server, fasthttp.Server.
func (s *Site) Type() string {
	if t := s.serverType(); t != nil {
		return types.TypeString(types.Unalias(t), (*types.Package).Name)
	}
	if s.server != nil {
		return "http.Server"
	}
	if pkg := s.Func.Pkg(); knowledge.ServerTypes[pkg.Path()] != "" {
		return pkg.Name() + "." + knowledge.ServerTypes[pkg.Path()]
	}
	return "http.Server"
}

// Field says what is known of a field of the http.Server when it goes live.
func (s *Site) Field(name string) State { return stateOf(s.state(valueflow.Ask{Fields: name}).Bits) }

// stateOf says what a set of outcomes proves: one way on which nobody sets a field is enough.
func stateOf(bits valueflow.Bits) State {
	switch {
	case bits&valueflow.Unset != 0:
		return Unset
	case bits == valueflow.Set:
		return Set
	}
	return Unknown
}

// state says what can have become of fields when the server goes live, inside the called function if that does it.
func (s *Site) state(ask valueflow.Ask) valueflow.Answer {
	key := ask.Fields + "?" + ask.Key
	if a, ok := s.states[key]; ok {
		return a
	}
	a := valueflow.Answer{}
	switch {
	case s.inner:
		a = valueflow.Answer{Bits: valueflow.Maybe, Why: "is set, or not, in " + s.Func.Pkg().Path() + ", where it is judged", Pos: s.Expr.Pos()}
	case s.server == nil:
		a.Bits = answers(s.own(ask.Fields), ask)
	case s.live != nil:
		a.Bits = answers(s.live.Effects.of(ask.Fields), ask)
		if a.Bits&valueflow.Passes != 0 {
			at := s.stateAt(ask)
			a = valueflow.Answer{Bits: a.Bits&^valueflow.Passes | at.Bits, Why: at.Why, Pos: at.Pos}
		}
	default:
		a = s.stateAt(ask)
	}
	if a.Bits == 0 {
		a.Bits, a.Why, a.Pos = valueflow.Maybe, "comes from code that cannot be followed", s.Expr.Pos()
	}
	if a.Bits&valueflow.Maybe != 0 && a.Why == "" {
		a.Why, a.Pos = "is set by "+s.Func.FullName()+" on some ways", s.Expr.Pos()
	}
	if a.Bits&valueflow.Passes != 0 && a.Why == "" {
		a.Why, a.Pos = "comes from a caller that is not seen", s.Expr.Pos()
	}
	s.states[key] = a
	return a
}

// stateAt is state for the place of the call.
func (s *Site) stateAt(ask valueflow.Ask) (all valueflow.Answer) {
	for _, srv := range s.servers {
		if srv.cell.Object.Kind == valueflow.Constant {
			continue
		}
		a := s.p.flow.State(srv.cell, ask, srv.at)
		all.Bits |= a.Bits
		if all.Why == "" {
			all.Why, all.Pos = a.Why, a.Pos
		}
	}
	return all
}

// answers turns what a summary says of fields into an answer to the question. Summaries do not know the values that a
// field gets.
func answers(bits valueflow.Bits, ask valueflow.Ask) valueflow.Bits {
	if ask.Value == nil {
		return bits
	}
	if bits&valueflow.Set != 0 {
		bits = bits&^valueflow.Set | valueflow.Maybe
	}
	if bits&valueflow.Unset != 0 {
		bits = bits&^valueflow.Unset | ask.Value(nil, nil)
	}
	return bits
}

// Why says why a state of fields is unknown, and where in the source that shows; "" when it is known.
func (s *Site) Why(names ...string) (reason string, pos token.Pos) {
	a := s.state(valueflow.Ask{Fields: strings.Join(names, "|")})
	if stateOf(a.Bits) != Unknown {
		return "", token.NoPos
	}
	return a.Why, a.Pos
}

// own says what becomes of a field of a server that the called function builds.
func (s *Site) own(name string) valueflow.Bits {
	switch {
	case s.live != nil:
		return s.live.Effects.of(name)
	case name == "Addr", name == "Handler":
		return valueflow.Set
	}
	return valueflow.Unset
}

// Unset reports whether on some way none of the fields is set.
func (s *Site) Unset(names ...string) bool {
	return stateOf(s.state(valueflow.Ask{Fields: strings.Join(names, "|")}).Bits) == Unset
}

// objects returns what the server may be.
func (s *Site) objects() objects {
	var list []*valueflow.Cell
	for _, srv := range s.servers {
		if !slices.Contains(list, srv.cell) {
			list = append(list, srv.cell)
		}
	}
	return s.p.cells(list)
}

// stores lists the stores to a field of the structs, and of those that are copied over them.
func (p *program) stores(of objects, field string) []valueflow.Stored {
	var out []valueflow.Stored
	for _, c := range p.fieldCells(of, field) {
		for _, st := range p.flow.Stores(c) {
			if !slices.ContainsFunc(out, func(x valueflow.Stored) bool { return x.At.Instr == st.At.Instr && x.At.In == st.At.In }) {
				out = append(out, st)
			}
		}
	}
	return out
}

// fieldCells returns the memory of a field of the structs.
func (p *program) fieldCells(of objects, field string) []*valueflow.Cell {
	var out []*valueflow.Cell
	for _, c := range p.withCopied(of).set {
		if i := fieldIndex(c.Type(), field); i >= 0 {
			out = append(out, p.flow.Cell(c.Object, c.Path+"."+strconv.Itoa(i)))
		}
	}
	return out
}

func fieldIndex(t types.Type, name string) int {
	if t == nil {
		return -1
	}
	st := structOf(t)
	for i := 0; st != nil && i < st.NumFields(); i++ {
		if st.Field(i).Name() == name {
			return i
		}
	}
	return -1
}

// Assigned reports whether the package may set the field somewhere, if only on some path or at another time.
func (s *Site) Assigned(name string) bool {
	return s.assigned(name, nil, func(v ssa.Value) bool { return !isZero(v) })
}

// Zeroed reports whether the package may make the field zero somewhere outside of the literal.
func (s *Site) Zeroed(name string, lit *ast.CompositeLit) bool { return s.assigned(name, lit, isZero) }

// assigned reports whether a store of a value outside of the literal may concern the server.
func (s *Site) assigned(name string, lit *ast.CompositeLit, is func(ssa.Value) bool) bool {
	if s.server == nil {
		return false
	}
	mine := s.objects()
	if lit == nil {
		for _, c := range s.p.fieldCells(mine, name) {
			if c.Open() && c.Object.Kind == valueflow.Allocated {
				return true
			}
		}
	}
	outside := func(st valueflow.Stored) bool {
		pos := st.At.Instr.Pos()
		return is(st.Val) && (lit == nil || pos < lit.Pos() || lit.End() <= pos)
	}
	if slices.ContainsFunc(s.p.stores(mine, name), outside) {
		return true
	}
	if !mine.unknown {
		return false
	}
	// The server comes from elsewhere: any store to a field of that name may be to it.
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				st, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				fa, ok := st.Addr.(*ssa.FieldAddr)
				if ok && knowledge.IsServerPtr(fa.X.Type()) && fieldVar(fa).Name() == name && outside(valueflow.Stored{At: valueflow.Point{Instr: st}, Val: st.Val}) {
					return true
				}
			}
		}
	}
	return false
}

// Role is the part that a package plays in a program.
type Role int

const (
	Main     Role = iota // package main
	Internal             // under an internal folder: belongs to the programs of its own module
	Library              // importable by strangers
)

// Role returns the role of the package that serves.
func (s *Site) Role() Role {
	switch {
	case s.Pass.Pkg.Name() == "main":
		return Main
	case IsInternal(s.Pass.Pkg.Path()):
		return Internal
	}
	return Library
}

// Receiver returns the expression of the server in the call, or nil for package functions: srv in
// srv.ListenAndServe().
func (s *Site) Receiver() ast.Expr {
	if s.server == nil || s.server.Path != "" {
		return nil
	}
	if sel, ok := s.Expr.(*ast.SelectorExpr); ok {
		return sel.X
	}
	if s.Call == nil {
		return nil
	}
	if s.live != nil && s.Func.Signature().Recv() == nil {
		return s.Call.Args[s.live.From.Arg]
	}
	if sel, ok := ast.Unparen(s.Call.Fun).(*ast.SelectorExpr); ok {
		return sel.X
	}
	return nil
}

// Literal returns the composite literal that builds the server when there is exactly one and it stands in the file of
// the call.
func (s *Site) Literal() *ast.CompositeLit {
	alloc := s.built()
	if alloc == nil {
		return nil
	}
	return s.literalAt(alloc)
}

// built returns the one place where the server is built, or nil. What code outside of the package may have put into a field that the package fills
// does not count.
func (s *Site) built() ssa.Value {
	var found ssa.Value
	for _, c := range s.objects().set {
		if c.Object.Kind == valueflow.Given && c.Object.Parent != nil {
			continue
		}
		if c.Path != "" || c.Object.Kind == valueflow.Given || c.Object.Kind == valueflow.Foreign && s.p.birthOf(c) == nil {
			return nil
		}
		built := c.Object.Site
		// Have: srv := http.Server{...}, which builds the literal in a place of its own.
		switch copied := s.p.withCopied(objects{set: []*valueflow.Cell{c}}).set; {
		case len(copied) == 3 && copied[2].Path == "": // the variable, the value and the literal
			built = copied[2].Object.Site
			if alloc, ok := built.(*ssa.Alloc); !ok || alloc.Comment != "complit" {
				return nil
			}
		case len(copied) != 1:
			return nil
		}
		if found != nil && found != built {
			return nil
		}
		found = built
	}
	return found
}

// literalAt returns the composite literal in the file of the call that builds a struct, or nil.
func (s *Site) literalAt(built ssa.Value) (found *ast.CompositeLit) {
	alloc, ok := built.(*ssa.Alloc)
	if !ok || alloc.Pos() < s.File.FileStart || alloc.Pos() > s.File.FileEnd {
		return nil
	}
	ast.Inspect(s.File, func(n ast.Node) bool {
		if lit, ok := n.(*ast.CompositeLit); ok && lit.Lbrace == alloc.Pos() {
			found = lit
		}
		return found == nil
	})
	return found
}

// Built returns where the server is built, for related places; NoPos when that is unknown or the call itself.
func (s *Site) Built() token.Pos {
	if built := s.built(); built != nil {
		return built.Pos()
	}
	if objs := s.objects(); len(objs.set) == 1 {
		return objs.set[0].Object.Pos()
	}
	return token.NoPos
}

// keepAliveCalls lists the calls that may switch the keep-alives of the servers, with what they say: nil when that is
// not constant.
func (p *program) keepAliveCalls(of objects) (calls []*valueflow.Call, on []*bool) {
	for _, c := range p.flow.CallsOf("(*net/http.Server).SetKeepAlivesEnabled") {
		if !mayAlias(p.cells(p.flow.Arg(c, 0, "")), of) {
			continue
		}
		var says *bool
		if k, ok := c.Value(c.NArgs() - 1).(*ssa.Const); ok {
			b := constant.BoolVal(k.Value)
			says = &b
		}
		calls, on = append(calls, c), append(on, says)
	}
	for _, c := range p.flow.Calls() {
		b := p.behavior(c.Fn)
		if c.Callee != nil || b == nil {
			continue
		}
		for _, t := range b.Touches {
			if t.KeepAlivesOff && mayAlias(p.cells(p.flow.Arg(c, t.Arg, t.Path)), of) {
				calls, on = append(calls, c), append(on, new(bool))
			}
		}
	}
	return calls, on
}

// before reports whether a call may run before the server goes live, in a function that leads there or in a helper
// that it calls: whether it is related so to the ways there. Elsewhere things are done for the end.
func (s *Site) before(c *valueflow.Call, related func(a, b ssa.Instruction) bool) bool {
	seen := map[*valueflow.Call]bool{}
	todo := []*valueflow.Call{c}
	for len(todo) > 0 {
		c := todo[0]
		todo = todo[1:]
		if seen[c] || c.Mode != valueflow.Now {
			continue
		}
		seen[c] = true
		if slices.ContainsFunc(s.waysIn(c.Instr.Parent()), func(way ssa.Instruction) bool { return related(c.Instr, way) }) {
			return true
		}
		todo = append(todo, s.p.flow.CallersOf(c.In)...)
	}
	return false
}

// KeepAlivesOff reports whether keep-alives may be switched off before the server goes live.
func (s *Site) KeepAlivesOff() bool {
	calls, on := s.p.keepAliveCalls(s.objects())
	for i, c := range calls {
		if (on[i] == nil || !*on[i]) && s.before(c, reaches) {
			return true
		}
	}
	return false
}

// SharesPort reports whether the listener may be set up to share its port: whether it comes from a net.ListenConfig
// with a Control function, or from a function of another package that may do so.
func (s *Site) SharesPort() bool {
	if s.live != nil && s.live.Shares {
		return true
	}
	l := s.listener()
	if l == nil {
		return false
	}
	for _, o := range s.p.origins(l) {
		if knowledge.FullName(s.p.madeBy(o)) != "(*net.ListenConfig).Listen" {
			continue
		}
		config := s.p.objectsOf(receiverOf(&callOf(o).Call))
		for _, field := range []string{"Control", "ControlContext"} {
			if config.unknown || len(s.p.stores(config, field)) > 0 {
				return true
			}
		}
	}
	return false
}
