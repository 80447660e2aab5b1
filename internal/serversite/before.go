package serversite

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file answers one question: when a server goes live, has a field of it been set?
//
// It walks backwards from the call that serves. Every path that reaches the birth of the server without meeting an assignment proves the
// field unset; the walk goes into callees (does harden(srv) set it on all its paths?), out of results (newServer() sets it before it
// returns) and up to callers (main sets it before it calls run(srv)). Whatever it cannot follow is unknown.

// place names a value inside one function: a base and the way from it, where "*" loads and ".2" is the address of field 2.
// Two equal places of one function mean the same memory as long as nothing in between was assigned.
type place struct {
	base ssa.Value
	path string
}

func (p place) field(i int) place { return place{p.base, p.path + "." + strconv.Itoa(i)} }

// after returns the way from p to q, if p lies on the way to q.
func (p place) after(q place) (rest string, ok bool) {
	if p.base != q.base || !strings.HasPrefix(q.path, p.path) {
		return "", false
	}
	rest = q.path[len(p.path):]
	return rest, rest == "" || rest[0] == '.' || rest[0] == '*'
}

// placeOf names a value as seen from the function that computes it.
func placeOf(v ssa.Value) place {
	path := ""
	for {
		v = strip(v)
		switch x := v.(type) {
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return place{v, path}
			}
			v, path = x.X, "*"+path
		case *ssa.FieldAddr:
			v, path = x.X, "."+strconv.Itoa(x.Field)+path
		case *ssa.Field:
			// The field of a struct value: of the copy that was loaded.
			ld, ok := x.X.(*ssa.UnOp)
			if !ok || ld.Op != token.MUL {
				return place{v, path}
			}
			v, path = ld.X, "."+strconv.Itoa(x.Field)+"*"+path
		default:
			return place{v, path}
		}
	}
}

// verdict is a set of outcomes of paths.
type verdict uint8

const (
	isSet verdict = 1 << iota
	isUnset
	isUnknown
	passes // the server came in with what its maker gave it
)

// question is one walk: one field of one server at one call.
type question struct {
	p       *program
	field   int
	name    string
	also    []*question       // of further fields: is one of them all set?
	steps   int               // instructions still to look at
	visited map[spot]bool     // function and place that the walk has looked at
	through map[spot]*passage // results of callees, in progress ones included
	walked  []spot            // keys of through, in the order in which they were added
	lifted  map[spot]bool     // entries already carried to the callers

	// wanted, if not nil, makes the question another one: does the field have a wanted value? Then isUnset means that it has one, and isSet
	// another; nil stands for the zero value with which the struct is born.
	wanted func(ssa.Value) bool

	target  *ssa.Function  // where the walk ends, for summaries; nil: at the beginning of the program
	entries map[place]bool // parameters with which it ended there
}

type spot struct {
	f  *ssa.Function
	at place
}

// passage is what a walk through a whole function found: outcomes of paths that ended inside, and the places with which others reached the entry.
type passage struct {
	found   verdict
	entries map[place]bool
	asked   bool // by a walk that was inside already
}

const (
	maxSteps = 200_000
	maxPath  = 64 // bytes of a place's path: lists and trees make it grow with each turn of a loop
)

// question asks for a field of the server at a path from a value of type t. A field that servers of that type lack is one that nobody sets.
func (p *program) question(t types.Type, path, name string) *question {
	q := &question{p: p, field: -1, name: name, steps: maxSteps, entries: map[place]bool{},
		visited: map[spot]bool{}, through: map[spot]*passage{}, lifted: map[spot]bool{}}
	if st := structOf(typeAt(t, path)); st != nil {
		for i := range st.NumFields() {
			if st.Field(i).Name() == name {
				q.field = i
			}
		}
	}
	return q
}

// question asks for a field of the server of the site.
func (s *Site) question(name string) *question {
	return s.p.question(s.server.v.Type(), s.server.path, name)
}

// site walks from the place where the server goes live: from its end, if it goes live inside a function of another package.
func (q *question) site(s *Site) verdict {
	if s.live == nil {
		return q.upTo(s.instr, s.server.place())
	}
	found := q.answers(q.each(s.live.Effects.of))
	if found&passes != 0 {
		found = found&^passes | q.upTo(s.instr, s.server.place())
	}
	return found
}

// state says what is known of a field of the server when it goes live.
func (s *Site) state(name string) State {
	q := s.question(name)
	found := q.site(s)
	switch {
	case q.steps <= 0:
		return Unknown
	case found&isUnset != 0 && !q.otherWrite(s.instr, *s.server):
		return Unset
	case found == isSet:
		return Set
	}
	return Unknown
}

// together reports whether on one path nobody sets any of the fields, each of which is unset on some path.
func (s *Site) together(names []string) bool {
	q := s.question(names[0])
	for _, name := range names[1:] {
		q.also = append(q.also, s.question(name))
	}
	return q.site(s)&isUnset != 0 && q.steps > 0
}

// upTo walks from just before instr to the beginning of the program.
func (q *question) upTo(instr ssa.Instruction, at place) verdict {
	pass := q.walk(instr.Block(), indexOf(instr), at)
	found := pass.found
	for entry := range pass.entries {
		found |= q.lift(instr.Parent(), entry)
	}
	return found
}

// walk goes backwards from instruction i of b to the entry of the function.
func (q *question) walk(b *ssa.BasicBlock, i int, at place) passage {
	type item struct {
		b  *ssa.BasicBlock
		i  int
		at place
	}
	type mark struct {
		b  *ssa.BasicBlock
		at place
	}
	pass := passage{entries: map[place]bool{}}
	seen := map[mark]bool{}
	todo := []item{{b, i, at}}
	for len(todo) > 0 {
		it := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if len(it.at.path) > maxPath {
			pass.found |= isUnknown
			continue
		}
		b, at := it.b, it.at
		q.visited[spot{b.Parent(), at}] = true
		done := false
		for i := it.i - 1; i >= 0 && !done; i-- {
			if q.steps--; q.steps <= 0 {
				pass.found |= isUnknown
				return pass
			}
			instr := b.Instrs[i]
			if phi, ok := instr.(*ssa.Phi); ok && phi == at.base {
				for j, pred := range b.Preds {
					next := placeOf(phi.Edges[j])
					next.path += at.path
					if m := (mark{pred, next}); !seen[m] {
						seen[m] = true
						todo = append(todo, item{pred, len(pred.Instrs), next})
					}
				}
				done = true
				break
			}
			found, next := q.step(instr, at)
			pass.found |= found
			switch {
			case len(next) == 0:
				done = true
			case len(next) == 1 && next[0] == at:
			default:
				for _, n := range next {
					todo = append(todo, item{b, i, n})
				}
				done = true
			}
		}
		if done {
			continue
		}
		if b == b.Parent().Blocks[0] {
			pass.entries[at] = true
		}
		for _, pred := range b.Preds {
			if b.Comment == "init.done" && pred == b.Parent().Blocks[0] && b.Parent() == q.p.pkg.Func("init") {
				continue // the second call of the initialiser, which never comes
			}
			if m := (mark{pred, at}); !seen[m] {
				seen[m] = true
				todo = append(todo, item{pred, len(pred.Instrs), at})
			}
		}
	}
	return pass
}

// step takes one instruction backwards. It returns the outcomes of paths that end here and the places with which the others go on.
func (q *question) step(instr ssa.Instruction, at place) (verdict, []place) {
	same := []place{at}
	switch instr := instr.(type) {
	case *ssa.Store:
		return q.store(instr, at)
	case *ssa.Alloc:
		if instr != at.base {
			return 0, same
		}
		if strings.Contains(at.path, "*") {
			return 0, nil // a nil pointer: nothing is served on this path
		}
		return q.atBirth(), nil
	case *ssa.If:
		if q.guards(instr, at) {
			return isSet, nil
		}
		return 0, same
	case *ssa.Call:
		return q.call(instr, at)
	case ssa.Value:
		if instr == at.base {
			switch instr := instr.(type) {
			case *ssa.Extract:
				if _, ok := instr.Tuple.(*ssa.Call); ok {
					return 0, same // decided at the call
				}
			case *ssa.IndexAddr:
				return q.element(instr, at)
			}
			return isUnknown, nil
		}
	}
	return 0, same
}

// each puts together what is known of the fields that are asked for, each alone. Whether two fields that may be set are
// so on the same paths is not known.
func (q *question) each(of func(name string) verdict) verdict {
	found := of(q.name)
	for _, other := range q.also {
		switch v := of(other.name); {
		case v == isSet || found == isSet:
			return isSet
		case (v|found)&isSet != 0:
			found = isUnknown
		}
	}
	return found
}

// atBirth is the outcome of a path that meets the birth of the struct.
func (q *question) atBirth() verdict {
	if q.wanted != nil && !q.wanted(nil) {
		return isSet
	}
	return isUnset
}

// answers turns what a summary says of the field into an answer to the question. Summaries do not know the values that a field gets.
func (q *question) answers(v verdict) verdict {
	if q.wanted != nil && v&isSet != 0 {
		v = v&^isSet | isUnknown
	}
	if q.wanted != nil && v&isUnset != 0 {
		v = v&^isUnset | q.atBirth()
	}
	return v
}

// element goes on with every server that was put into a slice.
func (q *question) element(ia *ssa.IndexAddr, at place) (verdict, []place) {
	values, all := q.p.elements(ia.X)
	if !all || !strings.HasPrefix(at.path, "*") {
		return isUnknown, nil
	}
	var next []place
	for _, v := range values {
		if v.Parent() != ia.Parent() {
			return isUnknown, nil
		}
		val := placeOf(v)
		val.path += at.path[1:]
		next = append(next, val)
	}
	return 0, next
}

func (q *question) store(st *ssa.Store, at place) (verdict, []place) {
	same := []place{at}
	addr := placeOf(st.Addr)
	if addr == at.field(q.field) {
		if q.wanted != nil {
			if q.wanted(st.Val) {
				return isUnset, nil
			}
			return isSet, nil
		}
		if isZero(st.Val) || q.p.neverSet(st.Val) {
			return isUnset, nil
		}
		return isSet, nil
	}
	for _, other := range q.also {
		if addr == at.field(other.field) && !isZero(st.Val) && !q.p.neverSet(st.Val) {
			return isSet, nil
		}
	}
	// Have: *p = v, and the server is reached by loading *p.
	if rest, ok := addr.after(at); ok {
		val := placeOf(st.Val)
		if strings.HasPrefix(rest, "*") {
			val.path += rest[1:]
			return 0, []place{val}
		}
		// Have: a whole struct is stored over the server or over the struct that holds it.
		if c, ok := st.Val.(*ssa.Const); ok && c.Value == nil {
			return q.atBirth(), nil
		}
		if strings.HasSuffix(val.path, "*") {
			return 0, []place{{val.base, strings.TrimSuffix(val.path, "*") + rest}}
		}
		if call, ok := val.base.(*ssa.Call); ok && val.path == "" {
			return 0, []place{{call, "&" + rest}}
		}
		return isUnknown, nil
	}
	return 0, same
}

// call takes a call backwards: the birth of the server inside it, or what it does to a server that it gets.
func (q *question) call(call *ssa.Call, at place) (verdict, []place) {
	same := []place{at}
	f := call.Call.StaticCallee()
	inside := f != nil && f.Pkg == q.p.pkg && f.Blocks != nil
	result := -1
	if at.base == call {
		result = 0
	} else if ex, ok := at.base.(*ssa.Extract); ok && ex.Tuple == call {
		result = ex.Index
	}
	if result >= 0 {
		if isHarden(f) {
			val := placeOf(call.Call.Args[0])
			val.path += at.path
			return q.hardened(val)
		}
		if !inside {
			return q.born(call, result, at)
		}
		var found verdict
		var next []place
		for _, ret := range returns(f) {
			val := placeOf(ret.Results[result])
			if strings.HasPrefix(at.path, "&") { // a struct value: its fields are those of the copy that was loaded
				if !strings.HasSuffix(val.path, "*") {
					return isUnknown, nil
				}
				val.path = strings.TrimSuffix(val.path, "*") + at.path[1:]
			} else {
				val.path += at.path
			}
			if q.busy(f, val) {
				continue
			}
			pass := q.walk(ret.Block(), indexOf(ret), val)
			q.idle(f, val)
			found |= pass.found
			for entry := range pass.entries {
				if back, ok := outOf(call, entry); ok {
					next = append(next, back)
				} else {
					found |= isUnknown
				}
			}
		}
		return found, next
	}
	if isHarden(f) && placeOf(call.Call.Args[0]) == at {
		return q.hardened(at)
	}
	if !inside {
		t := q.p.touch(call, at)
		if t == nil {
			return 0, same // what it may do to a server that it gets is asked by otherWrite
		}
		found := q.answers(q.each(t.Effects.of))
		if found&passes != 0 {
			return found &^ passes, same
		}
		return found, nil
	}
	inner, ok := into(call, f, at)
	if !ok {
		return 0, same
	}
	pass := q.passThrough(f, inner)
	found := pass.found
	var next []place
	for entry := range pass.entries {
		if entry == inner {
			next = append(next, at)
		} else if back, ok := outOf(call, entry); ok {
			next = append(next, back)
		} else {
			found |= isUnknown
		}
	}
	return found, next
}

// hardened takes a call of the runtime's Harden backwards, which sets two fields of its argument and leaves the others.
func (q *question) hardened(arg place) (verdict, []place) {
	found := q.each(func(name string) verdict {
		if slices.Contains(hardenFields, name) {
			return isSet
		}
		return passes
	})
	if found == passes {
		return 0, []place{arg}
	}
	return q.answers(found), nil
}

// born takes a call of another package backwards that returns the server or what holds it.
func (q *question) born(call *ssa.Call, result int, at place) (verdict, []place) {
	birth := q.p.birth(call, result, at.path)
	if birth == nil {
		return isUnknown, nil
	}
	if birth.Config != nil {
		config := call.Call.Args[*birth.Config]
		return q.answers(q.each(func(name string) verdict { return q.p.configured(config, name) })), nil
	}
	found := q.answers(q.each(birth.Effects.of))
	if found&passes == 0 {
		return found, nil
	}
	if birth.From == nil || birth.From.Arg >= len(call.Call.Args) {
		return found&^passes | isUnknown, nil
	}
	from := placeOf(call.Call.Args[birth.From.Arg])
	from.path += birth.From.Path
	return found &^ passes, []place{from}
}

// configured says what becomes of a setting that is copied from a struct, or from the first element of a ... parameter of structs.
func (p *program) configured(config ssa.Value, field string) verdict {
	switch x := config.(type) {
	case *ssa.Const:
		return isUnset // no options
	case *ssa.Slice:
		return p.configured(x.X, field)
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return p.configured(x.X, field)
		}
	case *ssa.Alloc, *ssa.IndexAddr:
		found := isUnset
		for _, use := range *x.Referrers() {
			switch use := use.(type) {
			case *ssa.IndexAddr:
				found |= p.configured(use, field)
			case *ssa.FieldAddr:
				for _, ref := range *use.Referrers() {
					if st, ok := ref.(*ssa.Store); !ok || fieldVar(use).Name() != field {
						continue
					} else if !isZero(st.Val) {
						found = isSet
					}
				}
			case *ssa.Store:
				if use.Addr == x {
					found = p.configured(use.Val, field)
				}
			case *ssa.Slice, *ssa.UnOp, *ssa.DebugRef:
			default:
				return isUnknown
			}
			if found&^isUnset != 0 {
				return found &^ isUnset
			}
		}
		return found
	}
	return isUnknown
}

// busy reports whether the walk already is inside f with this place: recursion adds no further paths.
func (q *question) busy(f *ssa.Function, at place) bool {
	key := spot{f, place{at.base, "<" + at.path}}
	if q.lifted[key] {
		return true
	}
	q.lifted[key] = true
	return false
}

func (q *question) idle(f *ssa.Function, at place) {
	delete(q.lifted, spot{f, place{at.base, "<" + at.path}})
}

// passThrough walks f from its returns to its entry.
func (q *question) passThrough(f *ssa.Function, at place) *passage {
	key := spot{f, at}
	if pass := q.through[key]; pass != nil {
		pass.asked = true
		return pass
	}
	// A function that calls itself is walked until nothing new comes out: paths through the inner call end as those without one do.
	pass := &passage{entries: map[place]bool{}}
	q.through[key] = pass
	q.walked = append(q.walked, key)
	inner := len(q.walked)
	for {
		found, entries := pass.found, len(pass.entries)
		pass.asked = false
		for _, ret := range returns(f) {
			one := q.walk(ret.Block(), indexOf(ret), at)
			pass.found |= one.found
			for e := range one.entries {
				pass.entries[e] = true
			}
		}
		if !pass.asked || pass.found == found && len(pass.entries) == entries {
			return pass
		}
		for _, key := range q.walked[inner:] {
			delete(q.through, key)
		}
		q.walked = q.walked[:inner]
	}
}

// into names, inside the callee f, the memory that the caller names at; not ok when f cannot reach it by its parameters or captured variables.
func into(call *ssa.Call, f *ssa.Function, at place) (place, bool) {
	if _, ok := at.base.(*ssa.Global); ok {
		return at, true
	}
	for i, arg := range call.Call.Args {
		if rest, ok := placeOf(arg).after(at); ok && i < len(f.Params) {
			return place{f.Params[i], rest}, true
		}
	}
	if mc, ok := call.Call.Value.(*ssa.MakeClosure); ok {
		for i, b := range mc.Bindings {
			if rest, ok := placeOf(b).after(at); ok {
				return place{f.FreeVars[i], rest}, true
			}
		}
	}
	return place{}, false
}

// outOf names, in the caller, the memory that the callee names at.
func outOf(call ssa.CallInstruction, at place) (place, bool) {
	switch base := at.base.(type) {
	case *ssa.Global:
		return at, true
	case *ssa.Parameter:
		i := paramIndex(base)
		if i < 0 || i >= len(call.Common().Args) {
			return place{}, false
		}
		arg := placeOf(argument(call, i))
		arg.path += at.path
		return arg, true
	case *ssa.FreeVar:
		if mc, ok := call.Common().Value.(*ssa.MakeClosure); ok {
			return binding(mc, base, at.path)
		}
	}
	return place{}, false
}

func binding(mc *ssa.MakeClosure, fv *ssa.FreeVar, path string) (place, bool) {
	for i, v := range mc.Fn.(*ssa.Function).FreeVars {
		if v == fv {
			out := placeOf(mc.Bindings[i])
			out.path += path
			return out, true
		}
	}
	return place{}, false
}

// guards reports whether the branch decides by the very value that one of its sides assigns: `if d > 0 { srv.ReadTimeout = d }`.
// That is configuration with zero as its default, not a server somebody forgot. Nor is it when the branch looks at the field:
// `if srv.ReadTimeout == 0 { srv.ReadTimeout = time.Minute }`.
func (q *question) guards(br *ssa.If, at place) bool {
	for _, other := range q.also {
		if other.guards(br, at) {
			return true
		}
	}
	want := at.field(q.field)
	for _, side := range br.Block().Succs {
		if len(side.Preds) != 1 {
			continue
		}
		for _, instr := range side.Instrs {
			if st, ok := instr.(*ssa.Store); ok && placeOf(st.Addr) == want {
				leaves := map[place]bool{}
				sources(st.Val, leaves, 0)
				conds := map[place]bool{}
				sources(br.Cond, conds, 0)
				if conds[place{want.base, want.path + "*"}] {
					return true
				}
				for l := range leaves {
					if conds[l] {
						return true
					}
				}
			}
		}
	}
	return false
}

// sources collects the variables that a value is computed from.
func sources(v ssa.Value, out map[place]bool, depth int) {
	if depth > 6 {
		return
	}
	switch x := v.(type) {
	case *ssa.Const:
	case *ssa.BinOp:
		sources(x.X, out, depth+1)
		sources(x.Y, out, depth+1)
	case *ssa.Convert:
		sources(x.X, out, depth+1)
	case *ssa.ChangeType:
		sources(x.X, out, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			sources(e, out, depth+1)
		}
	case *ssa.Extract:
		sources(x.Tuple, out, depth+1)
	default:
		out[placeOf(v)] = true
	}
}

// lift carries a place from the entry of f to wherever f is called from.
func (q *question) lift(f *ssa.Function, at place) verdict {
	key := spot{f, at}
	if q.lifted[key] {
		return 0
	}
	q.lifted[key] = true
	var found verdict
	switch base := at.base.(type) {
	case *ssa.Parameter:
		if fa := lastFieldOf(base.Type(), at.path); q.p.externallyCallable(f) && (fa.fld == nil || fa.open(q.p)) {
			// Strangers hand over the server as well as the package: every call that does is a site of its own, see spread.
			if f == q.target {
				q.entries[at] = true
				return 0
			}
			return isUnknown
		}
		for _, call := range q.p.calls[f] {
			if q.target != nil && !q.p.within(q.target)[call.Parent()] {
				continue
			}
			if out, ok := outOf(call, at); ok {
				found |= q.upTo(call, out)
			} else {
				found |= isUnknown
			}
		}
		if !q.p.complete(f) || len(q.p.calls[f]) == 0 {
			found |= q.anyInstance(base, at.path, len(q.p.calls[f]) > 0)
		}
	case *ssa.FreeVar:
		for _, use := range q.p.values[f] {
			mc, ok := use.(*ssa.MakeClosure)
			if !ok {
				return isUnknown
			}
			out, ok := binding(mc, base, at.path)
			if !ok {
				return isUnknown
			}
			for _, from := range invocations(mc) {
				found |= q.upTo(from, out)
			}
		}
	case *ssa.Global:
		if q.p.importable() && base.Object() != nil && base.Object().Exported() && f != q.p.pkg.Func("init") {
			return isUnknown // anybody may have set it before
		}
		starts := 0
		for _, call := range q.p.calls[f] {
			starts++
			found |= q.upTo(call, at)
		}
		for _, use := range q.p.values[f] {
			starts++
			found |= q.upTo(use, at)
		}
		if init := q.p.pkg.Func("init"); f == init {
			if !strings.Contains(at.path, "*") {
				return q.atBirth() // memory of the package is born zero
			}
			return 0
		} else if starts == 0 || !q.p.complete(f) {
			for _, ret := range returns(init) {
				pass := q.walk(ret.Block(), indexOf(ret), at)
				found |= pass.found
				for e := range pass.entries {
					found |= q.lift(init, e)
				}
			}
		}
	default:
		return isUnknown
	}
	return found
}

// invocations lists where a closure runs: its calls, or else the instruction that hands it to whoever calls it.
func invocations(mc *ssa.MakeClosure) []ssa.Instruction {
	var out []ssa.Instruction
	for _, ref := range *mc.Referrers() {
		if _, ok := ref.(*ssa.DebugRef); !ok {
			out = append(out, ref)
		}
	}
	if len(out) == 0 {
		out = append(out, mc)
	}
	return out
}

// anyInstance answers for a server that lies in a field of a value that nobody in the package passes: the receiver of an exported method.
// It looks at every place of the package that puts a server into that field.
func (q *question) anyInstance(base *ssa.Parameter, path string, others bool) verdict {
	fa := lastFieldOf(base.Type(), path)
	if fa.fld == nil || fa.open(q.p) {
		return isUnknown
	}
	if !fa.pointer {
		// The server lies in the struct by value: it is born zero with it. Assignments anywhere are found by otherWrite.
		if others {
			return 0
		}
		return q.atBirth()
	}
	var found verdict
	for _, st := range q.p.stores[fa.fld] {
		if isZero(st.Val) {
			continue
		}
		found |= q.upTo(st, placeOf(st.Val))
	}
	if found == 0 && !others {
		return isUnknown
	}
	return found
}

// fieldRef is the field at the end of a path.
type fieldRef struct {
	fld     *types.Var
	owner   types.Type
	pointer bool // the field holds a pointer, which the path loads
}

func (r fieldRef) open(p *program) bool {
	if !p.importable() || !r.fld.Exported() {
		return false
	}
	named, ok := types.Unalias(r.owner).(*types.Named)
	return !ok || named.Obj().Exported()
}

func lastFieldOf(t types.Type, path string) fieldRef {
	var out fieldRef
	for path != "" {
		switch path[0] {
		case '*':
			if ptr, ok := t.Underlying().(*types.Pointer); ok {
				t = ptr.Elem()
			} else {
				return fieldRef{}
			}
			path = path[1:]
			out.pointer = true
		case '.':
			end := 1
			for end < len(path) && path[end] >= '0' && path[end] <= '9' {
				end++
			}
			i, err := strconv.Atoi(path[1:end])
			ptr, isPtr := t.Underlying().(*types.Pointer)
			st := structOf(t)
			if err != nil || !isPtr || st == nil || i >= st.NumFields() {
				return fieldRef{}
			}
			out = fieldRef{fld: st.Field(i), owner: ptr.Elem()}
			t = types.NewPointer(st.Field(i).Type())
			path = path[end:]
		default:
			return fieldRef{}
		}
	}
	return out
}

// otherWrite reports whether something that the walk did not meet may set the field before instr: an assignment through another name, in a
// function that runs at an unknown time, or in code that got hold of the server and cannot be followed.
func (q *question) otherWrite(instr ssa.Instruction, srv ref) bool {
	mine := q.p.objectsOfRef(srv)
	for _, w := range q.p.writes[q.name] {
		if q.target != nil && len(q.entries) > 0 && !q.p.within(q.target)[w.instr.Parent()] {
			continue // what others do before they call is seen there
		}
		if q.visited[spot{w.instr.Parent(), placeOf(w.server)}] {
			if _, ok := w.instr.(*ssa.Store); ok || w.touch {
				continue // the walk knows where it stands
			}
			return true
		}
		if at := q.p.objectsOf(w.server); mayAlias(at, mine) {
			return true
		}
	}
	for _, l := range q.p.leaks {
		if l.instr.Parent() == instr.Parent() && !reaches(l.instr, instr) || l.instr == instr {
			continue
		}
		if q.target != nil && len(q.entries) > 0 && !q.p.within(q.target)[l.instr.Parent()] {
			continue
		}
		if mayAlias(q.p.objectsOf(l.server), mine) {
			return true
		}
	}
	return false
}

// neverSet reports whether the value is a package variable that nothing ever assigns, or that is only assigned zero.
func (p *program) neverSet(v ssa.Value) bool {
	ld, ok := v.(*ssa.UnOp)
	if !ok || ld.Op != token.MUL {
		return false
	}
	g, ok := ld.X.(*ssa.Global)
	if !ok || g.Pkg != p.pkg || p.importable() && token.IsExported(g.Name()) || p.addressTaken(g) {
		return false
	}
	for _, st := range p.cells[g] {
		if !isZero(st.Val) {
			return false
		}
	}
	return true
}

// addressTaken reports whether the address of a package variable goes anywhere but into loads and stores.
func (p *program) addressTaken(g *ssa.Global) bool {
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				for _, op := range instr.Operands(nil) {
					if *op != g {
						continue
					}
					switch instr := instr.(type) {
					case *ssa.UnOp, *ssa.DebugRef:
					case *ssa.Store:
						if instr.Val == g {
							return true
						}
					default:
						return true
					}
				}
			}
		}
	}
	return false
}

// reaches reports whether control can flow from just after a to b, both in one function.
func reaches(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() && indexOf(a) < indexOf(b) {
		return true
	}
	seen := map[*ssa.BasicBlock]bool{}
	todo := append([]*ssa.BasicBlock(nil), a.Block().Succs...)
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if x == b.Block() {
			return true
		}
		if !seen[x] {
			seen[x] = true
			todo = append(todo, x.Succs...)
		}
	}
	return false
}

func indexOf(instr ssa.Instruction) int {
	for i, x := range instr.Block().Instrs {
		if x == instr {
			return i
		}
	}
	return -1
}
