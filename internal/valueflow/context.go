package valueflow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// instance returns the function as the call in another instance reaches it.
func (g *Graph) instance(f *ssa.Function, from *Instance, call ssa.CallInstruction) *Instance {
	if from != nil && (g.flat || !g.isSensitive(f) || len(g.order) > maxInstances || len(g.byFunc[f]) > maxContexts) {
		from, call = nil, nil
	}
	key := instanceKey{f, from, call}
	if in := g.instances[key]; in != nil {
		return in
	}
	var calls []ssa.CallInstruction
	merged := false
	if from != nil && call != nil {
		// A function that calls itself runs in the context of the first call.
		for up := from; up != nil; up = up.from {
			if up.Func == f {
				up.Merged = true
				g.instances[key] = up
				return up
			}
		}
		calls = append([]ssa.CallInstruction{call}, from.Calls...)
		merged = from.Merged
		if len(calls) > maxContext {
			calls, merged = calls[:maxContext], true
			short := [maxContext]ssa.CallInstruction(calls)
			if in := g.merged[mergedKey{f, short}]; in != nil {
				g.instances[key] = in
				return in
			}
			defer func() { g.merged[mergedKey{f, short}] = g.instances[key] }()
		}
	}
	in := &Instance{Func: f, Calls: calls, Merged: merged, from: from, id: int32(len(g.order)),
		calls: map[ssa.CallInstruction][]*Call{}, targets: map[target]bool{}}
	g.instances[key] = in
	g.order = append(g.order, in)
	g.byFunc[f] = append(g.byFunc[f], in)
	return in
}

// findSensitive finds the functions that are told apart by their callers: those that handle what is tracked, and
// those that call what is marked.
func (g *Graph) findSensitive() {
	carries := map[types.Type]bool{}
	callers := map[*ssa.Function][]*ssa.Function{}
	var todo []*ssa.Function
	mark := func(f *ssa.Function) {
		if !g.sensitive[f] {
			g.sensitive[f] = true
			todo = append(todo, f)
		}
	}
	for _, f := range g.cfg.Funcs {
		if g.handles(f, carries) {
			g.sensitive[f] = true // its callers need not be
		}
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					callee := call.Common().StaticCallee()
					if callee == nil {
						continue
					}
					if fn := declared(callee); fn != nil && g.cfg.Marked(fn) {
						mark(f)
					}
					callers[callee] = append(callers[callee], f)
				}
			}
		}
	}
	for len(todo) > 0 {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, caller := range callers[f] {
			mark(caller)
		}
		if f.Parent() != nil {
			mark(f.Parent())
		}
	}
}

func (g *Graph) isSensitive(f *ssa.Function) bool {
	if s, ok := g.sensitive[f]; ok {
		return s
	}
	// An instance of a generic function, or a wrapper.
	s := g.handles(f, map[types.Type]bool{})
	g.sensitive[f] = s
	return s
}

// handles reports whether a function takes, captures or returns what may lead to something tracked.
func (g *Graph) handles(f *ssa.Function, seen map[types.Type]bool) bool {
	for _, fv := range f.FreeVars {
		if g.carries(fv.Type(), seen, 0) {
			return true
		}
	}
	for _, p := range f.Params {
		if g.carries(p.Type(), seen, 0) {
			return true
		}
	}
	for v := range f.Signature.Results().Variables() {
		if g.carries(v.Type(), seen, 0) {
			return true
		}
	}
	return false
}

// carries reports whether a value of type t may lead to something tracked.
func (g *Graph) carries(t types.Type, seen map[types.Type]bool, depth int) bool {
	if c, ok := seen[t]; ok {
		return c
	}
	if g.cfg.Tracked(t) || g.cfg.Distinct(t) {
		seen[t] = true
		return true
	}
	seen[t] = false
	found := false
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		found = g.carries(u.Elem(), seen, depth+1)
	case *types.Slice:
		found = g.carries(u.Elem(), seen, depth+1)
	case *types.Array:
		found = g.carries(u.Elem(), seen, depth+1)
	case *types.Chan:
		found = g.carries(u.Elem(), seen, depth+1)
	case *types.Map:
		found = g.carries(u.Elem(), seen, depth+1)
	case *types.Struct:
		if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != g.cfg.Pkg.Pkg && depth > maxNesting {
			break
		}
		for fv := range u.Fields() {
			if g.carries(fv.Type(), seen, depth+1) {
				found = true
				break
			}
		}
	case *types.Signature:
		for v := range u.Params().Variables() {
			found = found || g.carries(v.Type(), seen, depth+1)
		}
		for v := range u.Results().Variables() {
			found = found || g.carries(v.Type(), seen, depth+1)
		}
		// What a function has captured cannot be seen.
		found = found || u.Params().Len() == 0 || g.servesLike(u)
	case *types.Interface:
		found = g.holdsTracked(u)
	}
	seen[t] = found
	return found
}

func (g *Graph) servesLike(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), types.Universe.Lookup("error").Type())
}

// holdsTracked reports whether an interface may hold a pointer to something tracked.
func (g *Graph) holdsTracked(u *types.Interface) bool {
	for _, t := range g.trackedTypes() {
		if types.Implements(t, u) {
			return true
		}
	}
	return false
}

// trackedTypes lists pointers to the tracked types that the package can name.
func (g *Graph) trackedTypes() []types.Type {
	if g.tracked == nil {
		g.tracked = []types.Type{}
		for _, imp := range append(g.cfg.Pkg.Pkg.Imports(), g.cfg.Pkg.Pkg) {
			for _, name := range imp.Scope().Names() {
				if tn, ok := imp.Scope().Lookup(name).(*types.TypeName); ok && g.cfg.Tracked(tn.Type()) {
					g.tracked = append(g.tracked, types.NewPointer(tn.Type()))
				}
			}
		}
	}
	return g.tracked
}

func declared(f *ssa.Function) *types.Func {
	fn, _ := f.Object().(*types.Func)
	return fn
}
