package serversite

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Stopped says whether anything in the package can stop the server: Set when Shutdown or Close is called on it (or may be), Unset when the
// package proves that nobody does, Unknown when the server or its listener is handed to code that cannot be followed.
func (s *Site) Stopped() State {
	if !s.asked {
		s.asked, s.stopped = true, s.whoStops(nil)
	}
	return s.stopped
}

// whoStops is Stopped for the site as a part of caller, when that is not nil: see listenerStops.
func (s *Site) whoStops(caller *ssa.Function) State {
	if s.live != nil && s.live.Stopped != Unset {
		return s.live.Stopped
	}
	if st := s.listenerStops(caller); st != Unset {
		return st
	}
	if s.server == nil {
		return Unset
	}
	mine := s.p.objectsOfRef(*s.server)
	if mine.unknown || len(mine.set) == 0 {
		return Unknown
	}
	if s.p.anyStops(mine, nil) {
		return Set
	}
	for o := range mine.set {
		if call, ok := o.val.(*ssa.Call); ok {
			for _, birth := range s.p.behaviorOf(call.Call.StaticCallee()).Births {
				if birth.Path == o.path && birth.Stopped != Unset {
					return Unknown
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

// stopped lists the servers that the instruction stops, in functions of other packages too.
func (p *program) stopped(instr ssa.Instruction) []ref {
	if srv := stops(instr); srv != nil {
		return []ref{{v: srv}}
	}
	var out []ref
	if call, ok := instr.(ssa.CallInstruction); ok {
		if b := p.behaviorOf(call.Common().StaticCallee()); b != nil {
			for _, t := range b.Touches {
				if t.Stops && t.Arg < len(call.Common().Args) {
					out = append(out, ref{call.Common().Args[t.Arg], t.Path})
				}
			}
		}
	}
	return out
}

// isStop reports whether the function is a method of a server that ends it.
func isStop(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Signature().Recv() == nil {
		return false
	}
	switch fn.Name() {
	case "Shutdown", "ShutdownWithContext", "ShutdownWithTimeout", "Close":
		typ := serverTypes[fn.Pkg().Path()]
		return typ != "" && strings.HasSuffix(fn.FullName(), "."+typ+")."+fn.Name())
	}
	return false
}

// listenerStops says whether the listener of a Serve call may end the server in a way of its own. Listeners that caller is called with do not
// count: its calls are asked for them.
func (s *Site) listenerStops(caller *ssa.Function) State {
	given := s.listeners()
	if len(given) == 0 {
		if s.Call == nil && !strings.HasPrefix(s.Func.Name(), "Listen") {
			return Unknown // srv.Serve as a value, called with a listener of somebody else
		}
		return Unset
	}
	mine := map[ssa.Value]bool{}
	for _, leaf := range s.p.listenersOf(given...) {
		switch x := leaf.(type) {
		case *ssa.Const:
		case *ssa.Call, *ssa.Extract:
			mine[leaf] = true
		case *ssa.Parameter:
			if x.Parent() != caller || !isListener(x.Type()) && !isListeners(x.Type()) {
				return Unknown // whoever made it may close it
			}
		default:
			return Unknown
		}
		if s.p.customListener(leaf) {
			return Unknown // a listener type of the program, which may well drain
		}
	}
	isMine := func(v ssa.Value) bool {
		return slices.ContainsFunc(s.p.listenersOf(v), func(leaf ssa.Value) bool { return mine[leaf] })
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

// listener returns the net.Listener argument of the call, as Serve has one.
func (s *Site) listener() ssa.Value {
	for _, arg := range s.args {
		if isListener(arg.Type()) {
			return arg
		}
	}
	return nil
}

// listeners returns the arguments of the call that are listeners or lists of them.
func (s *Site) listeners() []ssa.Value {
	return slices.DeleteFunc(slices.Clone(s.args), func(arg ssa.Value) bool { return !isListener(arg.Type()) && !isListeners(arg.Type()) })
}

// listenersOf is leaves for listeners, those in lists included.
func (p *program) listenersOf(list ...ssa.Value) []ssa.Value {
	var out []ssa.Value
	busy := map[ssa.Value]bool{}
	var add func(v ssa.Value)
	add = func(v ssa.Value) {
		for _, leaf := range p.leaves(v) {
			if busy[leaf] {
				continue
			}
			busy[leaf] = true
			if ld, ok := leaf.(*ssa.UnOp); ok {
				if at, ok := ld.X.(*ssa.IndexAddr); ok {
					add(at.X)
					continue
				}
			}
			if _, ok := leaf.Type().Underlying().(*types.Slice); !ok {
				out = append(out, leaf)
				continue
			}
			values, hidden := p.split(leaf)
			out = append(out, hidden...)
			for _, v := range values {
				add(v)
			}
		}
	}
	for _, v := range list {
		add(v)
	}
	return out
}

// isListeners reports whether the type is a slice of net.Listener.
func isListeners(t types.Type) bool {
	sl, ok := t.Underlying().(*types.Slice)
	return ok && isListener(sl.Elem())
}

func isListener(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Listener" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net"
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

// inMemory reports whether the connections of the server come from no network, but from a channel that is all its listener has: tests, and
// programs that talk to themselves, have such.
func (s *Site) inMemory() bool {
	given := s.listeners()
	return len(given) > 0 && !slices.ContainsFunc(s.p.listenersOf(given...), func(leaf ssa.Value) bool { return !isPipe(strip(leaf).Type()) })
}

// isPipe reports whether a listener is a channel, with locks and plain data beside it: no other listener, file or address of the network.
func isPipe(listener types.Type) bool {
	st := structOf(listener)
	if st == nil {
		return false
	}
	channel := false
	for fv := range st.Fields() {
		switch fv.Type().Underlying().(type) {
		case *types.Chan:
			channel = true
		case *types.Basic:
		case *types.Struct:
			named, ok := types.Unalias(fv.Type()).(*types.Named)
			if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "sync" {
				return false
			}
		default:
			return false
		}
	}
	return channel
}

// waitsForever reports whether the instruction only runs when a context ends that never does: <-ctx.Done() where ctx is context.Background(), as
// far as the functions inside pass it on.
func (p *program) waitsForever(instr ssa.Instruction, inside map[*ssa.Function]bool) bool {
	for f := instr.Parent(); f != nil; f = f.Parent() {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				call, ok := in.(*ssa.Call)
				if ok && call.Call.IsInvoke() && call.Call.Method.FullName() == "(context.Context).Done" && p.endless(call.Call.Value, inside, map[ssa.Value]bool{}) {
					return true
				}
			}
		}
	}
	return false
}

// endless reports whether a context is never done.
func (p *program) endless(ctx ssa.Value, inside map[*ssa.Function]bool, busy map[ssa.Value]bool) bool {
	if busy[ctx] {
		return false
	}
	busy[ctx] = true
	switch x := strip(ctx).(type) {
	case *ssa.Call:
		fn := calledFunc(&x.Call)
		if fn == nil {
			return false
		}
		switch fn.FullName() {
		case "context.Background", "context.TODO":
			return true
		case "context.WithValue", "context.WithoutCancel":
			return fn.Name() == "WithoutCancel" || p.endless(x.Call.Args[0], inside, busy)
		}
	case *ssa.FreeVar:
		if b := bindingOf(x); b != nil {
			return p.endless(b, inside, busy)
		}
	case *ssa.UnOp:
		cell := cellOf(x.X)
		if g, ok := cell.(*ssa.Global); ok && (g.Pkg != p.pkg || p.importable() && token.IsExported(g.Name())) {
			return false
		}
		stores := p.cells[cell]
		for _, st := range stores {
			if !p.endless(st.Val, inside, busy) {
				return false
			}
		}
		return cell != nil && len(stores) > 0
	case *ssa.Parameter:
		f, found := x.Parent(), false
		if inside == nil && !p.complete(f) || len(p.values[f]) > 0 {
			return false
		}
		for _, call := range p.calls[f] {
			if inside != nil && !inside[call.Parent()] {
				continue
			}
			found = true
			if !p.endless(argument(call, paramIndex(x)), inside, busy) {
				return false
			}
		}
		return found
	}
	return false
}
