package serversite

import (
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// stop is code that stops servers: a call of Shutdown or Close, also by a function of another package, or a value
// made of such a method.
type stop struct {
	at      valueflow.Point
	name    string // the method, "" when a function of another package may call any
	call    *valueflow.Call
	servers objects
	inside  *Shutting // what the function of another package does that calls Shutdown
}

// stops lists all that stops servers in the package.
func (p *program) stops() []stop {
	if p.stopCalls != nil {
		return *p.stopCalls
	}
	out := []stop{}
	called := map[ssa.Instruction]bool{}
	for _, c := range p.flow.Calls() {
		if c.Callee != nil || c.Fn == nil {
			continue
		}
		at := valueflow.Point{In: c.In, Instr: c.Instr}
		if knowledge.Stops(c.Fn) {
			if mc := c.Bound(); mc != nil {
				called[mc] = true
			}
			out = append(out, stop{at, c.Fn.Name(), c, p.cells(p.flow.Arg(c, 0, "")), nil})
			continue
		}
		if b := p.behavior(c.Fn); b != nil {
			for _, t := range b.Touches {
				if t.Stops {
					st := stop{at, "", c, p.cells(p.flow.Arg(c, t.Arg, t.Path)), t.Shutdown}
					if t.Shutdown != nil {
						st.name = "Shutdown"
					}
					out = append(out, st)
				}
			}
		}
	}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				mc, ok := instr.(*ssa.MakeClosure)
				if !ok || called[mc] || len(mc.Bindings) != 1 {
					continue
				}
				if fn := declared(mc.Fn.(*ssa.Function)); knowledge.Stops(fn) { // srv.Shutdown as a value
					for _, in := range p.flow.Instances(f) {
						out = append(out, stop{valueflow.Point{In: in, Instr: mc}, fn.Name(), nil, p.cells(p.flow.PointsTo(in, mc.Bindings[0])), nil})
					}
				}
			}
		}
	}
	p.stopCalls = &out
	return out
}

// stopsOf lists what may stop one of the servers.
func (p *program) stopsOf(mine objects) []stop {
	// What is not known may be any server that code outside of the package has got hold of.
	escapes := mine.unknown || slices.ContainsFunc(mine.set, func(c *valueflow.Cell) bool { return p.flow.Exposed(c) || len(p.flow.HandedTo(c)) > 0 })
	var out []stop
	for _, s := range p.stops() {
		if s.servers.unknown && (escapes || !s.given()) || mayAlias(s.servers, mine) {
			out = append(out, s)
		}
	}
	return out
}

// given reports whether all that is not known about what it stops is handed in by code outside of the package.
func (s stop) given() bool {
	return len(s.servers.set) > 0 && !slices.ContainsFunc(s.servers.set, func(c *valueflow.Cell) bool {
		root, _ := c.Object.Root()
		return root.Kind == valueflow.Foreign
	})
}

// anyStops reports whether an instruction of the package may stop one of the servers, when the program consists of
// some instances or, with nil, of all.
func (p *program) anyStops(mine objects, inside map[*valueflow.Instance]bool) bool {
	return slices.ContainsFunc(p.stopsOf(mine), func(s stop) bool {
		return (inside == nil || inside[s.at.In]) && !p.waitsForever(s.at)
	})
}

// Stopped says whether anything in the package can stop the server: Set when Shutdown or Close is called on it (or
// may be), Unset when the package proves that nobody does, Unknown when the server or its listener is handed to code
// that cannot be followed.
func (s *Site) Stopped() State {
	if s.stopped == nil {
		st := s.whoStops(nil)
		if s.inner && s.listener() == nil {
			st = Unknown // judged where it is built
		}
		s.stopped = &st
	}
	return *s.stopped
}

// whoStops is Stopped for the site as a part of caller, when that is not nil: see listenerStops.
func (s *Site) whoStops(caller *valueflow.Instance) State {
	if s.live != nil && s.live.Stopped != Unset {
		return s.live.Stopped
	}
	if st := s.listenerStops(caller); st != Unset {
		return st
	}
	if s.server == nil {
		return Unset
	}
	mine := s.objects()
	if s.p.anyStops(mine, nil) {
		return Set
	}
	if mine.unknown || len(mine.set) == 0 || s.leaked(mine) || s.reachable(mine) {
		return Unknown
	}
	for _, c := range mine.set {
		if birth := s.p.birthOf(c); birth != nil && birth.Stopped != Unset {
			return Unknown
		}
	}
	return Unset
}

// birthOf returns how a server that a function of another package returns was built, or nil.
func (p *program) birthOf(c *valueflow.Cell) *Birth {
	root, path := c.Object.Root()
	result := 0
	if ex, ok := root.Site.(*ssa.Extract); ok {
		result = ex.Index
	}
	return p.birth(p.madeBy(root), result, path+c.Path)
}

// reachable reports whether code outside the package can name the server: by an exported variable or field of an
// importable package.
func (s *Site) reachable(objs objects) bool {
	return s.p.importable() && slices.ContainsFunc(objs.set, s.p.flow.Exposed)
}

// leaked reports whether the server is handed to code that cannot be followed.
func (s *Site) leaked(mine objects) bool {
	return slices.ContainsFunc(mine.set, func(c *valueflow.Cell) bool { return len(s.p.flow.HandedTo(c)) > 0 })
}

// listenerStops says whether the listener of a Serve call may end the server in a way of its own, as far as what runs
// below caller serves it. Listeners that caller is called with do not count: its calls are asked for them.
func (s *Site) listenerStops(caller *valueflow.Instance) State {
	given := s.listenerObjects(caller)
	if len(given) == 0 {
		if s.listener() != nil {
			return Unknown // nobody knows where it comes from
		}
		if s.Call == nil && !hasListen(s.Func.Name()) {
			return Unknown // srv.Serve as a value, called with a listener of somebody else
		}
		return Unset
	}
	mine := map[*valueflow.Object]bool{}
	inField := false // a field of an argument has it, unless the function itself puts one there
	for _, o := range given {
		root, path := o.Root()
		switch {
		case root.Kind == valueflow.Given && caller != nil && root.In == caller && path != "" && !isListeners(root.Site.Type()):
			inField = true
		case o.Kind == valueflow.Constant:
		case callOf(o) != nil && o.Kind == valueflow.Foreign:
			mine[o] = true
		case o.Kind == valueflow.Allocated && !declaresClose(o.Type):
			mine[o] = true // a wrapper, such as one that switches keep-alive on
		case root.Kind == valueflow.Given && caller != nil && root.In == caller && (isListener(root.Site.Type()) || isListeners(root.Site.Type())):
		default:
			return Unknown // whoever made it may close it, or it is a listener type of the program, which may well drain
		}
	}
	if inField && len(mine) == 0 {
		return Unknown
	}
	_, waits := s.instr.(*ssa.Call)
	for _, c := range s.p.flow.Calls() {
		// A deferred Close is mere tidiness: it runs when Serve has returned.
		if c.Fn == nil || c.Fn.Name() != "Close" || c.Fn.Signature().Recv() == nil || c.Mode == valueflow.Deferred {
			continue
		}
		if !slices.ContainsFunc(s.p.flow.Arg(c, 0, ""), func(at *valueflow.Cell) bool { return mine[at.Object] }) {
			continue
		}
		if c.Instr.Parent() != s.instr.Parent() || !waits || !reaches(s.instr, c.Instr) {
			return Set
		}
	}
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs { // l.Close as a value
				if mc, ok := instr.(*ssa.MakeClosure); ok && len(mc.Bindings) == 1 && mc.Fn.Name() == "Close$bound" &&
					slices.ContainsFunc(s.p.origins(mc.Bindings[0]), func(o *valueflow.Object) bool { return mine[o] }) {
					return Set
				}
			}
		}
		if !s.p.externallyCallable(f) {
			continue
		}
		for _, ret := range returns(f) {
			for _, r := range ret.Results {
				if isListener(r.Type()) && slices.ContainsFunc(s.p.listenersOf(r), func(o *valueflow.Object) bool { return mine[o] }) {
					return Unknown // whoever gets it may close it
				}
			}
		}
	}
	return Unset
}

// declaresClose reports whether a listener of the program has a Close of its own, and not that of a listener inside
// it: it may well drain.
func declaresClose(t types.Type) bool {
	obj, path, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, nil, "Close")
	_, ok := obj.(*types.Func)
	return !ok || len(path) == 1
}

func hasListen(name string) bool { return len(name) > 6 && name[:6] == "Listen" }

// listener returns the net.Listener argument of the call, as Serve has one.
func (s *Site) listener() ssa.Value {
	for _, arg := range s.args {
		if isListener(arg.Type()) {
			return arg
		}
	}
	return nil
}

// listenerObjects returns what the arguments of the call may be that are listeners or lists of them, in what runs
// below caller or, with nil, in all contexts.
func (s *Site) listenerObjects(caller *valueflow.Instance) []*valueflow.Object {
	if s.calls == nil {
		return s.p.listenersOf(slices.DeleteFunc(slices.Clone(s.args), func(arg ssa.Value) bool { return !isListener(arg.Type()) && !isListeners(arg.Type()) })...)
	}
	var below map[*valueflow.Instance]bool
	if caller != nil {
		below = s.p.flow.Below(caller)
	}
	var out []*valueflow.Object
	for _, c := range s.calls {
		if below != nil && !below[c.In] {
			continue
		}
		for i := range c.NArgs() {
			if isListener(c.Type(i)) || isListeners(c.Type(i)) {
				out = s.p.addListeners(out, s.p.flow.Arg(c, i, ""), isListeners(c.Type(i)))
			}
		}
	}
	return out
}

// listenersOf returns what listeners may be, those in lists included.
func (p *program) listenersOf(list ...ssa.Value) []*valueflow.Object {
	var out []*valueflow.Object
	for _, v := range list {
		out = p.addListeners(out, p.flow.PointsTo(nil, v), isListeners(v.Type()))
	}
	return out
}

// addListeners adds listeners, or those in lists of them.
func (p *program) addListeners(out []*valueflow.Object, cells []*valueflow.Cell, lists bool) []*valueflow.Object {
	add := func(c *valueflow.Cell) {
		if !slices.Contains(out, c.Object) {
			out = append(out, c.Object)
		}
	}
	for _, c := range cells {
		if !lists || c.Object.Kind == valueflow.Constant {
			add(c)
			continue
		}
		for _, element := range p.flow.Holds(p.flow.Cell(c.Object, c.Path+"[]")) {
			add(element)
		}
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

// inMemory reports whether the connections of the server come from no network, but from a channel that is all its
// listener has: tests, and programs that talk to themselves, have such.
func (s *Site) inMemory() bool {
	all := s.listenerObjects(nil)
	return len(all) > 0 && !slices.ContainsFunc(all, func(o *valueflow.Object) bool { return !isPipe(o.Type) })
}

// isPipe reports whether a listener is a channel, with locks and plain data beside it: no other listener, file or
// address of the network.
func isPipe(listener types.Type) bool {
	if listener == nil {
		return false
	}
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

// waitsForever reports whether the instruction only runs when a context ends that never does: <-ctx.Done() where ctx
// is context.Background().
func (p *program) waitsForever(at valueflow.Point) bool {
	in := at.In
	for f := at.Instr.Parent(); f != nil; f = f.Parent() {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(*ssa.Call); ok {
					if ctx := doneOf(call); ctx != nil && p.endless(p.flow.PointsTo(in, ctx), 0) {
						return true
					}
				}
			}
		}
		in = nil // the function around it, in whatever context
	}
	return false
}

// endless reports whether a context is never done.
func (p *program) endless(ctx []*valueflow.Cell, depth int) bool {
	for _, c := range ctx {
		o := c.Object
		call := callOf(o)
		if call == nil || depth > len(p.funcs) {
			return false
		}
		switch knowledge.FullName(p.madeBy(o)) {
		case "context.Background", "context.TODO", "context.WithoutCancel":
		case "context.WithValue":
			if !p.endless(p.flow.PointsTo(o.In, call.Call.Args[0]), depth+1) {
				return false
			}
		default:
			return false
		}
	}
	return len(ctx) > 0
}

// doneOf returns ctx in ctx.Done().
func doneOf(ch ssa.Value) ssa.Value {
	call, ok := strip(ch).(*ssa.Call)
	if ok && call.Call.IsInvoke() && call.Call.Method.FullName() == "(context.Context).Done" {
		return call.Call.Value
	}
	return nil
}
