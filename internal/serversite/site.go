// Package serversite finds the HTTP servers of a package and says what is known of each: where it goes live, which of its fields are set by
// then, who stops it, and who can reach it. It judges nothing (the rules do) and changes nothing (fixes does).
//
// What it cannot follow is unknown, and rules keep silent about the unknown.
package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A Site is one server as the program runs it, at the call with which it goes live.
type Site struct {
	Pass *analysis.Pass
	File *ast.File
	// where it goes live: Call, or what is handed on to be called or started: the method value srv.ListenAndServe, or srv itself
	Expr ast.Expr
	Call *ast.CallExpr // nil when Expr is no call
	Func *types.Func   // what is called: http.Serve, (*http.Server).ListenAndServe, (*gin.Engine).Run, ...
	// Path leads from Expr up to File, both included.
	Path []ast.Node

	p       *program
	instr   ssa.Instruction
	args    []ssa.Value // arguments of the call, the receiver of a method first; nil without Call
	live    *Live       // what Func does, when it belongs to neither net/http nor another server package
	server  *ref        // nil when Func builds the server by itself
	states  map[string]State
	stopped State
	asked   bool
	address *Address
	ways    map[*ssa.Function][]ssa.Instruction // see waysIn
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

// Direct reports whether the site calls net/http itself, not a function that does so on its behalf, nor hands on a method to be called.
func (s *Site) Direct() bool { return s.live == nil && s.Call != nil }

// Type returns the type of the server as Go spells it: http.Server, fasthttp.Server.
func (s *Site) Type() string {
	if s.server == nil {
		if pkg := s.Func.Pkg(); serverTypes[pkg.Path()] != "" {
			return pkg.Name() + "." + serverTypes[pkg.Path()]
		}
		return "http.Server"
	}
	return strings.TrimPrefix(types.TypeString(types.Unalias(s.server.typ()), (*types.Package).Name), "*")
}

// Field says what is known of a field of the http.Server when it goes live.
func (s *Site) Field(name string) State {
	if s.server == nil {
		switch s.own(name) {
		case isSet:
			return Set
		case isUnset:
			return Unset
		}
		return Unknown
	}
	st, ok := s.states[name]
	if !ok {
		st = s.state(name)
		s.states[name] = st
	}
	return st
}

// own says what becomes of a field of a server that the called function builds.
func (s *Site) own(name string) verdict {
	switch {
	case s.live != nil:
		return s.live.Effects.of(name)
	case name == "Addr", name == "Handler":
		return isSet
	}
	return isUnset
}

// Unset reports whether on some path none of the fields is set.
func (s *Site) Unset(names ...string) bool {
	for _, name := range names {
		if s.Field(name) != Unset {
			return false
		}
	}
	return len(names) == 1 || s.server == nil || s.together(names)
}

// Assigned reports whether the package may set the field somewhere, if only on some path or at another time.
func (s *Site) Assigned(name string) bool {
	return s.server != nil && s.among(s.p.writes[name], nil)
}

// Zeroed reports whether the package may make the field zero somewhere outside of the literal.
func (s *Site) Zeroed(name string, lit *ast.CompositeLit) bool {
	return s.server != nil && s.among(s.p.zeroes[name], lit)
}

// among reports whether one of the writes outside of the literal may concern the server.
func (s *Site) among(writes []write, lit *ast.CompositeLit) bool {
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	return slices.ContainsFunc(writes, func(w write) bool {
		if lit != nil && lit.Pos() <= w.instr.Pos() && w.instr.Pos() < lit.End() {
			return false
		}
		return mine.unknown || mayAlias(s.p.objectsOf(w.server), mine)
	})
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

// Receiver returns the expression of the server in the call, or nil for package functions: srv in srv.ListenAndServe().
func (s *Site) Receiver() ast.Expr {
	if s.server == nil || s.server.path != "" {
		return nil
	}
	if sel, ok := s.Expr.(*ast.SelectorExpr); ok {
		return sel.X
	}
	if s.live != nil && s.Func.Signature().Recv() == nil {
		return s.Call.Args[s.live.From.Arg]
	}
	if sel, ok := ast.Unparen(s.Call.Fun).(*ast.SelectorExpr); ok {
		return sel.X
	}
	return nil
}

// Literal returns the composite literal that builds the server when there is exactly one and it stands in the file of the call.
func (s *Site) Literal() *ast.CompositeLit {
	if s.server == nil {
		return nil
	}
	objs := s.p.objectsOfRef(*s.server)
	if objs.unknown || len(objs.set) != 1 {
		return nil
	}
	for o := range objs.set {
		built := o.val
		if stores := s.p.cells[o.val]; len(stores) == 1 {
			// Have: srv := http.Server{...}, which builds the literal in a place of its own.
			if ld, is := stores[0].Val.(*ssa.UnOp); is && ld.Op == token.MUL {
				if alloc, ok := ld.X.(*ssa.Alloc); ok && alloc.Comment != "complit" {
					return nil
				}
				built = ld.X
			}
		}
		if o.path == "" {
			return s.literalAt(built)
		}
	}
	return nil
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
	if s.server == nil {
		return token.NoPos
	}
	objs := s.p.objectsOfRef(*s.server)
	if len(objs.set) != 1 {
		return token.NoPos
	}
	for o := range objs.set {
		if o.val != nil && o.val.Pos().IsValid() {
			return o.val.Pos()
		}
	}
	return token.NoPos
}

// KeepAlivesOff reports whether keep-alives may be switched off before the server goes live: in the function that serves, or in a helper that
// it calls. Elsewhere they are switched off for the end.
func (s *Site) KeepAlivesOff() bool {
	if s.server == nil {
		return false
	}
	mine := s.p.objectsOfRef(*s.server)
	before := func(instr ssa.Instruction) bool {
		_, now := instr.(*ssa.Call)
		return now && instr.Parent() == s.instr.Parent() && reaches(instr, s.instr)
	}
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				fn := calledFunc(call.Common())
				if fn == nil || fn.FullName() != "(*net/http.Server).SetKeepAlivesEnabled" || !mayAlias(s.p.objectsOf(receiverOf(call.Common())), mine) {
					continue
				}
				args := call.Common().Args
				if on, ok := args[len(args)-1].(*ssa.Const); ok && constant.BoolVal(on.Value) {
					continue
				}
				if before(call) || slices.ContainsFunc(s.p.calls[f], func(c ssa.CallInstruction) bool { return before(c) }) {
					return true
				}
			}
		}
	}
	return false
}

// SharesPort reports whether the listener may be set up to share its port: whether it comes from a net.ListenConfig with a Control function, or
// from a function of another package that may do so.
func (s *Site) SharesPort() bool {
	if s.live != nil && s.live.Shares {
		return true
	}
	l := s.listener()
	if l == nil {
		return false
	}
	for _, leaf := range s.p.leaves(l) {
		if ex, ok := leaf.(*ssa.Extract); ok {
			leaf = ex.Tuple
		}
		if call, ok := leaf.(*ssa.Call); ok {
			if fn := calledFunc(&call.Call); fn != nil && fn.FullName() == "(*net.ListenConfig).Listen" {
				return s.p.setsControl()
			}
		}
	}
	return false
}

// setsControl reports whether the package sets the Control function of any net.ListenConfig.
func (p *program) setsControl() bool {
	for fv := range p.stores {
		if fv.Pkg() != nil && fv.Pkg().Path() == "net" && (fv.Name() == "Control" || fv.Name() == "ControlContext") {
			return true
		}
	}
	return false
}
