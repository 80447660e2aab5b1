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

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A Site is one server as the program runs it, at the call with which it goes live.
type Site struct {
	Pass *analysis.Pass
	File *ast.File
	Call *ast.CallExpr
	Func *types.Func // what is called: http.Serve, (*http.Server).ListenAndServe, ...
	// Path leads from Call up to File, both included.
	Path []ast.Node

	p        *program
	instr    ssa.CallInstruction
	receiver ssa.Value // the *http.Server; nil for package functions
	states   map[string]State
	stopped  State
	asked    bool
	address  *Address
	ways     map[*ssa.Function][]ssa.Instruction // see decides
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
	Sites []*Site // in source order
}

// OfPackage reports whether the site calls a function of package net/http, which builds a server of its own.
func (s *Site) OfPackage() bool { return s.receiver == nil }

// Field says what is known of a field of the http.Server when it goes live.
func (s *Site) Field(name string) State {
	if s.receiver == nil {
		if name == "Addr" || name == "Handler" {
			return Set
		}
		return Unset
	}
	st, ok := s.states[name]
	if !ok {
		st = s.p.state(s.instr, s.receiver, name)
		s.states[name] = st
	}
	return st
}

// Unset reports whether every one of the fields is proven unset.
func (s *Site) Unset(names ...string) bool {
	for _, name := range names {
		if s.Field(name) != Unset {
			return false
		}
	}
	return true
}

// Assigned reports whether the package may set the field somewhere, if only on some path or at another time.
func (s *Site) Assigned(name string) bool {
	return s.receiver != nil && s.among(s.p.writes[name], nil)
}

// Zeroed reports whether the package may make the field zero somewhere outside of the literal.
func (s *Site) Zeroed(name string, lit *ast.CompositeLit) bool {
	return s.receiver != nil && s.among(s.p.zeroes[name], lit)
}

// among reports whether one of the writes outside of the literal may concern the server.
func (s *Site) among(writes []write, lit *ast.CompositeLit) bool {
	mine := s.p.sources(s.p.objectsOf(s.receiver))
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
	case isInternal(s.Pass.Pkg.Path()):
		return Internal
	}
	return Library
}

// Receiver returns the expression of the server in the call, or nil for package functions: srv in srv.ListenAndServe().
func (s *Site) Receiver() ast.Expr {
	if sel, ok := ast.Unparen(s.Call.Fun).(*ast.SelectorExpr); ok && s.receiver != nil {
		return sel.X
	}
	return nil
}

// Literal returns the composite literal that builds the server when there is exactly one and it stands in the file of the call.
func (s *Site) Literal() *ast.CompositeLit {
	if s.receiver == nil {
		return nil
	}
	objs := s.p.objectsOf(s.receiver)
	if objs.unknown || len(objs.set) != 1 {
		return nil
	}
	var found *ast.CompositeLit
	for o := range objs.set {
		alloc, ok := o.val.(*ssa.Alloc)
		if stores := s.p.cells[o.val]; len(stores) == 1 {
			// Have: srv := http.Server{...}, which builds the literal in a place of its own.
			if ld, is := stores[0].Val.(*ssa.UnOp); is && ld.Op == token.MUL {
				if alloc, ok = ld.X.(*ssa.Alloc); ok && alloc.Comment != "complit" {
					return nil
				}
			}
		}
		if !ok || o.path != "" || alloc.Pos() < s.File.FileStart || alloc.Pos() > s.File.FileEnd {
			return nil
		}
		ast.Inspect(s.File, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok && lit.Lbrace == alloc.Pos() {
				found = lit
			}
			return found == nil
		})
	}
	return found
}

// Built returns where the server is built, for related places; NoPos when that is unknown or the call itself.
func (s *Site) Built() token.Pos {
	if s.receiver == nil {
		return token.NoPos
	}
	objs := s.p.objectsOf(s.receiver)
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
	if s.receiver == nil {
		return false
	}
	mine := s.p.objectsOf(s.receiver)
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

// SharesPort reports whether the listener may be set up to share its port: whether it comes from a net.ListenConfig with a Control function.
func (s *Site) SharesPort() bool {
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
