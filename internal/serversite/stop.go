package serversite

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Stopped says whether anything in the package can stop the server: Set when Shutdown or Close is called on it (or may be), Unset when the
// package proves that nobody does, Unknown when the server or its listener is handed to code that cannot be followed.
func (s *Site) Stopped() State {
	if !s.asked {
		s.asked, s.stopped = true, s.whoStops()
	}
	return s.stopped
}

func (s *Site) whoStops() State {
	if st := s.listenerStops(); st != Unset {
		return st
	}
	if s.receiver == nil {
		return Unset
	}
	mine := s.p.objectsOf(s.receiver)
	if mine.unknown || len(mine.set) == 0 {
		return Unknown
	}
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				srv := stops(instr)
				if srv == nil {
					continue
				}
				if at := s.p.objectsOf(srv); at.unknown || mayAlias(at, mine) {
					return Set
				}
			}
		}
	}
	for _, l := range s.p.leaks {
		if mayAlias(s.p.objectsOf(l.server), mine) {
			return Unknown
		}
	}
	if s.reachable(mine) {
		return Unknown
	}
	return Unset
}

// reachable reports whether code outside the package can name the server: by an exported variable or field of an importable package.
func (s *Site) reachable(objs objects) bool {
	p := s.p
	if !p.importable() {
		return false
	}
	exported := func(cell ssa.Value) bool {
		g, ok := cell.(*ssa.Global)
		return ok && token.IsExported(g.Name())
	}
	for o := range objs.set {
		if fv := lastField(o); exported(o.val) || fv != nil && p.isServer(fv.Type()) && fv.Exported() {
			return true
		}
	}
	for fv, stores := range p.stores {
		for _, st := range stores {
			if p.isServerPtr(fv.Type()) && p.fieldIsOpen(st.Addr.(*ssa.FieldAddr).X, fv) && mayAlias(p.objectsOf(st.Val), objs) {
				return true
			}
		}
	}
	for cell, stores := range p.cells {
		for _, st := range stores {
			if exported(cell) && p.isServerPtr(st.Val.Type()) && mayAlias(p.objectsOf(st.Val), objs) {
				return true
			}
		}
	}
	return false
}

// stops returns the server that the instruction stops, or makes a function value of that stops it.
func stops(instr ssa.Instruction) ssa.Value {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		if fn := calledFunc(instr.Common()); isStop(fn) {
			return receiverOf(instr.Common())
		}
	case *ssa.MakeClosure: // srv.Shutdown as a value
		if fn, _ := instr.Fn.(*ssa.Function).Object().(*types.Func); isStop(fn) && len(instr.Bindings) == 1 {
			return instr.Bindings[0]
		}
	}
	return nil
}

func isStop(fn *types.Func) bool {
	if fn == nil {
		return false
	}
	name := fn.FullName()
	return name == "(*net/http.Server).Shutdown" || name == "(*net/http.Server).Close"
}

// listenerStops says whether the listener of a Serve call may end the server in a way of its own.
func (s *Site) listenerStops() State {
	l := s.listener()
	if l == nil {
		return Unset
	}
	if custom := s.p.customListener(l); custom {
		return Unknown // a listener type of the program, which may well drain
	}
	mine := map[ssa.Value]bool{}
	for _, leaf := range s.p.leaves(l) {
		if _, ok := leaf.(*ssa.Parameter); ok {
			return Unknown // whoever made it may close it
		}
		mine[leaf] = true
	}
	isMine := func(v ssa.Value) bool {
		return slices.ContainsFunc(s.p.leaves(v), func(leaf ssa.Value) bool { return mine[leaf] })
	}
	_, waits := s.instr.(*ssa.Call)
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if ret, ok := instr.(*ssa.Return); ok && s.p.externallyCallable(f) && slices.ContainsFunc(ret.Results, isMine) {
					return Unknown // whoever gets it may close it
				}
				closed := closes(instr)
				if closed == nil || !isMine(closed) {
					continue
				}
				if f != s.instr.Parent() || !waits || !reaches(s.instr, instr) {
					return Set
				}
			}
		}
	}
	return Unset
}

// closes returns the listener, or what else it may be, that the instruction closes, or makes a function value of that closes it.
func closes(instr ssa.Instruction) ssa.Value {
	switch instr := instr.(type) {
	case *ssa.Call: // a deferred Close is mere tidiness: it runs when Serve has returned
		if common := instr.Common(); common.IsInvoke() && common.Method.Name() == "Close" {
			return common.Value
		} else if fn := calledFunc(common); fn != nil && fn.Name() == "Close" && fn.Signature().Recv() != nil {
			return receiverOf(common)
		}
	case *ssa.MakeClosure: // l.Close as a value
		if fn, ok := instr.Fn.(*ssa.Function).Object().(*types.Func); ok && fn.Name() == "Close" && len(instr.Bindings) == 1 {
			return instr.Bindings[0]
		}
	}
	return nil
}

// listener returns the net.Listener argument of a Serve or ServeTLS call.
func (s *Site) listener() ssa.Value {
	switch s.Func.Name() {
	case "Serve", "ServeTLS":
		args := s.instr.Common().Args
		if s.receiver != nil && args[0] == s.receiver { // not bound before, as in serve := srv.Serve; serve(l)
			args = args[1:]
		}
		return args[0]
	}
	return nil
}

// customListener reports whether the listener is of a type that the package itself declares.
func (p *program) customListener(l ssa.Value) bool {
	t := strip(l).Type()
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && !types.IsInterface(named) && named.Obj().Pkg() == p.pass.Pkg
}
