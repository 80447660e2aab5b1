package serversite

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// An object is a piece of memory that a pointer may point to.
type object struct {
	val  ssa.Value  // *ssa.Alloc or *ssa.Global that holds it; nil: the memory of field, in any instance of its struct
	fld  *types.Var // the field, when val is nil
	path string     // fields from val to the memory: ".0.2"; "*" at the end: what the field points to, put there by another package
	ctx  string     // the calls through which it came out of the function that made it, innermost first: "3;17;"
}

// objects is what a pointer may point to.
type objects struct {
	set     map[object]bool
	unknown bool // it may also point to something else
}

const maxContext = 4 // calls that a context remembers; recursion beyond it is unknown

// objectsOf resolves a pointer, over all functions of the package and without regard to the order of instructions: what it may point to.
func (p *program) objectsOf(v ssa.Value) objects { return p.objectsAt(v, "", "") }

// ref is a server as an instruction names it: a value and the way from it, "" when the value is the pointer to the server itself.
type ref struct {
	v    ssa.Value
	path string // see place
}

func (r ref) place() place {
	at := placeOf(r.v)
	at.path += r.path
	return at
}

// typ returns the type of the server or of the pointer to it.
func (r ref) typ() types.Type { return typeAt(r.v.Type(), r.path) }

// typeAt returns the type at the end of a path from a value of type t, as far as it is known.
func typeAt(t types.Type, path string) types.Type {
	if path != "" {
		if fv := lastFieldOf(t, path).fld; fv != nil {
			return fv.Type()
		}
	}
	return t
}

// objectsOfRef is objectsOf for a server inside another value.
func (p *program) objectsOfRef(r ref) objects {
	if r.path == "" {
		return p.objectsOf(r.v)
	}
	out := objects{set: map[object]bool{}}
	field, rest, loaded := strings.Cut(r.path, "*")
	fv := lastFieldOf(r.v.Type(), field).fld
	switch {
	case fv == nil:
		out.unknown = true
	case !loaded:
		out = p.objectsAt(r.v, field, "")
		if out.unknown || len(out.set) == 0 {
			out = objects{set: map[object]bool{{fld: fv}: true}} // see resolve
		}
	default:
		p.loadFrom(r.v, field, fv, "", "", map[string]bool{}, &out)
		out.unknown = out.unknown || rest != ""
	}
	return out
}

// pointer is a pointer plus a path of fields, inside a function that was called through ctx.
type pointer struct {
	v    ssa.Value
	path string
	ctx  string
}

func (p *program) objectsAt(v ssa.Value, path, ctx string) objects {
	key := pointer{v, path, ctx}
	if out, ok := p.pointsTo[key]; ok {
		return out
	}
	p.pointsTo[key] = objects{unknown: true} // as long as it is being asked: lists and trees lead back to themselves
	out := objects{set: map[object]bool{}}
	p.resolve(v, path, ctx, map[string]bool{}, &out)
	p.pointsTo[key] = out
	return out
}

// sources adds the objects from which structs were copied whole over the objects: `srv := http.Server{...}` builds the literal in a place of
// its own.
func (p *program) sources(objs objects) objects {
	out := objects{set: map[object]bool{}, unknown: objs.unknown}
	var add func(o object)
	add = func(o object) {
		if out.set[o] {
			return
		}
		out.set[o] = true
		stores := p.cells[o.val]
		if fv := lastField(o); fv != nil {
			for _, st := range p.stores[fv] {
				if mayAlias(p.objectsOf(st.Addr), objects{set: map[object]bool{o: true}}) {
					p.source(st, "", o.ctx, add)
				}
			}
		}
		for _, st := range stores {
			p.source(st, o.path, o.ctx, add)
		}
	}
	for o := range objs.set {
		add(o)
	}
	return out
}

func (p *program) source(st *ssa.Store, path, ctx string, add func(object)) {
	if structOf(st.Val.Type()) == nil {
		return
	}
	p.copied(st.Val, ctx, func(from ssa.Value, ctx string) {
		for o := range p.objectsAt(from, path, ctx).set {
			add(o)
		}
	})
}

// resolve adds to out the objects that v plus path may point to; ctx is appended to the context of each.
func (p *program) resolve(v ssa.Value, path, ctx string, busy map[string]bool, out *objects) {
	key := v.Name() + "|" + path + "|" + ctx
	if f := v.Parent(); f != nil {
		key = f.String() + "|" + key
	}
	if busy[key] {
		return
	}
	if len(busy) > 2000 || strings.Count(ctx, ";") > maxContext {
		out.unknown = true
		return
	}
	busy[key] = true
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.Global:
		out.set[object{val: v, path: path, ctx: ctx}] = true
		p.copies(v, path, ctx, busy, out)
	case *ssa.ChangeType:
		p.resolve(v.X, path, ctx, busy, out)
	case *ssa.MakeInterface:
		p.resolve(v.X, path, ctx, busy, out)
	case *ssa.ChangeInterface:
		p.resolve(v.X, path, ctx, busy, out)
	case *ssa.TypeAssert:
		p.resolve(v.X, path, ctx, busy, out)
	case *ssa.FieldAddr:
		before := len(out.set)
		unknown := out.unknown
		p.resolve(v.X, "."+strconv.Itoa(v.Field)+path, ctx, busy, out)
		if out.unknown && !unknown || len(out.set) == before {
			// Some instance of the struct, nobody knows which: stand for the field of all of them.
			if path == "" {
				out.unknown = unknown
				out.set[object{fld: fieldVar(v)}] = true
			}
		}
	case *ssa.Phi:
		for _, e := range v.Edges {
			p.resolve(e, path, ctx, busy, out)
		}
	case *ssa.Const: // nil
	case *ssa.Function, *ssa.MakeClosure:
		out.set[object{val: v, path: path, ctx: ctx}] = true
	case *ssa.UnOp:
		if v.Op != token.MUL {
			out.unknown = true
			return
		}
		p.load(v.X, path, ctx, busy, out)
	case *ssa.Field:
		p.loadField(v.X, "."+strconv.Itoa(v.Field), fieldOf(v), path, ctx, busy, out)
	case *ssa.Parameter:
		f := v.Parent()
		i := paramIndex(v)
		for _, call := range p.calls[f] {
			p.resolve(argument(call, i), path, "", busy, out)
		}
		if !p.complete(f) {
			out.unknown = true
		}
	case *ssa.FreeVar:
		if b := bindingOf(v); b != nil {
			p.resolve(b, path, "", busy, out)
		} else {
			out.unknown = true
		}
	case *ssa.Call:
		p.results(v, 0, path, ctx, busy, out)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			p.results(call, v.Index, path, ctx, busy, out)
		} else {
			out.unknown = true
		}
	default:
		out.unknown = true
	}
}

// copies follows struct values that are stored over the whole of a variable: `a := newApp()` where newApp returns a struct.
func (p *program) copies(cell ssa.Value, path, ctx string, busy map[string]bool, out *objects) {
	if path == "" {
		return
	}
	for _, st := range p.cells[cell] {
		if structOf(st.Val.Type()) != nil {
			p.copied(st.Val, ctx, func(from ssa.Value, ctx string) { p.resolve(from, path, ctx, busy, out) })
		}
	}
}

// copied calls found with the address of every variable whose value the struct value may be a copy of.
func (p *program) copied(v ssa.Value, ctx string, found func(from ssa.Value, ctx string)) {
	if strings.Count(ctx, ";") > maxContext {
		return
	}
	result := 0
	if ex, ok := v.(*ssa.Extract); ok {
		v, result = ex.Tuple, ex.Index
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			found(v.X, ctx)
		}
	case *ssa.Call:
		if f := v.Call.StaticCallee(); f != nil && f.Pkg == p.pkg {
			for _, ret := range returns(f) {
				p.copied(ret.Results[result], strconv.Itoa(p.callID[v])+";"+ctx, found)
			}
		}
	}
}

// load adds what the memory at addr may hold.
func (p *program) load(addr ssa.Value, path, ctx string, busy map[string]bool, out *objects) {
	if cell := cellOf(addr); cell != nil {
		for _, st := range p.cells[cell] {
			c := ""
			if st.Parent() == addr.Parent() {
				c = ctx
			}
			p.resolve(st.Val, path, c, busy, out)
		}
		if g, ok := cell.(*ssa.Global); ok && path == "" && isDefaultMux(g) {
			out.set[defaultMux] = true
		} else if ok && (g.Pkg != p.pkg || p.importable() && g.Object() != nil && g.Object().Exported()) {
			out.unknown = true
		}
		return
	}
	if ia, ok := addr.(*ssa.IndexAddr); ok {
		values, all := p.elements(ia.X)
		for _, v := range values {
			p.resolve(v, path, "", busy, out)
		}
		out.unknown = out.unknown || !all
		return
	}
	fa, ok := addr.(*ssa.FieldAddr)
	if !ok {
		out.unknown = true
		return
	}
	p.loadFrom(fa.X, "."+strconv.Itoa(fa.Field), fieldVar(fa), path, ctx, busy, out)
}

// loadField adds what a field of a struct value may hold.
func (p *program) loadField(v ssa.Value, field string, fv *types.Var, path, ctx string, busy map[string]bool, out *objects) {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			p.loadFrom(v.X, field, fv, path, ctx, busy, out)
			return
		}
	case *ssa.Field:
		p.loadField(v.X, "."+strconv.Itoa(v.Field)+field, fv, path, ctx, busy, out)
		return
	case *ssa.Call, *ssa.Extract:
		any := false
		p.copied(v, ctx, func(from ssa.Value, ctx string) {
			any = true
			p.loadFrom(from, field, fv, path, ctx, busy, out)
		})
		if any {
			return
		}
	}
	out.unknown = true
}

// loadFrom adds what the memory at base plus field, whose last step is fv, may hold.
func (p *program) loadFrom(base ssa.Value, field string, fv *types.Var, path, ctx string, busy map[string]bool, out *objects) {
	where := p.objectsAt(base, field, ctx)
	if where.unknown || len(where.set) == 0 {
		where = objects{set: map[object]bool{{fld: fv}: true}} // see resolve
	}
	for _, st := range p.stores[fv] {
		target := st.Addr.(*ssa.FieldAddr)
		if target.X == base && strings.Count(field, ".") == 1 {
			p.resolve(st.Val, path, ctx, busy, out)
			continue
		}
		at := p.objectsOf(target)
		if at.unknown || len(at.set) == 0 {
			p.resolve(st.Val, path, "", busy, out)
			continue
		}
		for w := range where.set {
			for a := range at.set {
				if rest, ok := sameObject(a, w); ok {
					p.resolve(st.Val, path, rest, busy, out)
				}
			}
		}
	}
	if fv.Pkg() != p.pass.Pkg {
		// What the field's own package puts there.
		for w := range where.set {
			out.set[object{val: w.val, fld: w.fld, path: w.path + "*", ctx: w.ctx}] = true
		}
	}
	if p.fieldIsOpen(base, fv) {
		out.unknown = true
	}
}

// sameObject reports whether a and b may be the same memory, where a is named inside the function that made it or by one of its callers.
// rest is the part of b's context that a lacks.
func sameObject(a, b object) (rest string, ok bool) {
	if a.val == nil || b.val == nil {
		fa, fb := lastField(a), lastField(b)
		return "", fa != nil && fa == fb && strings.HasSuffix(a.path, "*") == strings.HasSuffix(b.path, "*")
	}
	if a.val != b.val || a.path != b.path {
		return "", false
	}
	if strings.HasPrefix(b.ctx, a.ctx) {
		return b.ctx[len(a.ctx):], true
	}
	return "", strings.HasPrefix(a.ctx, b.ctx)
}

// lastField returns the field whose memory the object is, or nil when it is a variable of its own.
func lastField(o object) *types.Var {
	if o.val == nil {
		return o.fld
	}
	t := o.val.Type()
	var fv *types.Var
	for _, s := range strings.Split(strings.Trim(o.path, ".*"), ".") {
		i, err := strconv.Atoi(s)
		st := structOf(t)
		if err != nil || st == nil || i >= st.NumFields() {
			return nil
		}
		fv = st.Field(i)
		t = fv.Type()
	}
	return fv
}

// within returns the memory of a field of the struct that the object is.
func (o object) within(field int) object {
	o.path += "." + strconv.Itoa(field)
	return o
}

// mayAlias reports whether two pointers may point to the same object.
func mayAlias(a, b objects) bool {
	for x := range a.set {
		for y := range b.set {
			if _, ok := sameObject(x, y); ok {
				return true
			}
		}
	}
	return false
}

// results adds what result i of a call may point to.
func (p *program) results(call *ssa.Call, i int, path, ctx string, busy map[string]bool, out *objects) {
	f := call.Call.StaticCallee()
	if isHarden(f) { // returns its argument
		p.resolve(call.Call.Args[0], path, ctx, busy, out)
		return
	}
	if birth := p.birth(call, i, path); birth != nil {
		switch {
		case birth.From == nil:
			out.set[object{val: call, path: path, ctx: ctx}] = true
		case birth.From.Path == "" && birth.From.Arg < len(call.Call.Args):
			p.resolve(call.Call.Args[birth.From.Arg], path, ctx, busy, out)
		default:
			out.unknown = true
		}
		return
	}
	if p.bears(call, i) {
		out.set[object{val: call, path: path, ctx: ctx}] = true
		return
	}
	if f == nil || f.Pkg != p.pkg || f.Blocks == nil {
		if path == "" && !p.isServerPtr(call.Type()) {
			out.set[object{val: call, ctx: ctx}] = true // a mux, a configuration or whatever the function makes
		}
		out.unknown = true
		return
	}
	for _, ret := range returns(f) {
		if i >= len(ret.Results) { // in code with type errors
			out.unknown = true
			continue
		}
		p.resolve(ret.Results[i], path, strconv.Itoa(p.callID[call])+";"+ctx, busy, out)
	}
}

// fieldIsOpen reports whether code outside the package can set the field.
func (p *program) fieldIsOpen(base ssa.Value, fv *types.Var) bool {
	if !p.importable() || !fv.Exported() {
		return false
	}
	t := base.Type()
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Exported()
}

// importable reports whether code outside the package can use it.
func (p *program) importable() bool { return p.pass.Pkg.Name() != "main" }

// returns lists the return instructions of a function.
func returns(f *ssa.Function) []*ssa.Return {
	var out []*ssa.Return
	for _, b := range f.Blocks {
		if n := len(b.Instrs); n > 0 {
			// The builder makes returns without results where the code has errors.
			if ret, ok := b.Instrs[n-1].(*ssa.Return); ok && b != f.Recover && len(ret.Results) == f.Signature.Results().Len() {
				out = append(out, ret)
			}
		}
	}
	return out
}

func paramIndex(v *ssa.Parameter) int {
	for i, param := range v.Parent().Params {
		if param == v {
			return i
		}
	}
	return -1
}

// argument returns the value that a static call passes for parameter i, the receiver being parameter 0 of a method.
func argument(call ssa.CallInstruction, i int) ssa.Value { return call.Common().Args[i] }

// elements lists the values that were put into a slice or an array where it is built, by a literal, by assignments to the elements of a variable, or
// by append. all is false when there may be others.
func (p *program) elements(v ssa.Value) (values []ssa.Value, all bool) {
	values, hidden := p.split(v)
	return values, len(hidden) == 0
}

// split is elements with what hides the others: lists that come from elsewhere.
func (p *program) split(v ssa.Value) (values, hidden []ssa.Value) {
	busy := map[ssa.Value]bool{}
	var add func(v ssa.Value)
	add = func(v ssa.Value) {
		for _, leaf := range p.leaves(v) {
			if busy[leaf] {
				continue
			}
			busy[leaf] = true
			switch x := leaf.(type) {
			case *ssa.Const: // nil
			case *ssa.Slice:
				add(x.X)
			case *ssa.MakeSlice:
				if n, ok := x.Len.(*ssa.Const); !ok || n.Int64() != 0 {
					hidden = append(hidden, x)
				}
			case *ssa.Alloc:
				for _, use := range *x.Referrers() {
					switch use := use.(type) {
					case *ssa.IndexAddr:
						for _, ref := range *use.Referrers() {
							if st, ok := ref.(*ssa.Store); ok && st.Addr == use {
								values = append(values, st.Val)
							}
						}
					case *ssa.Slice, *ssa.UnOp, *ssa.DebugRef:
					default:
						hidden = append(hidden, x)
					}
				}
			case *ssa.Call:
				if fn, ok := x.Call.Value.(*ssa.Builtin); !ok || fn.Name() != "append" {
					hidden = append(hidden, x)
					continue
				}
				for _, arg := range x.Call.Args {
					add(arg)
				}
			default:
				hidden = append(hidden, x)
			}
		}
	}
	add(v)
	return values, hidden
}
