package serversite

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file tells what depends on the settings of a program or on the request from what happens always.

// everyRequest reports whether a handler gets to the call whoever asks: no branch on the way looks at more than path
// and method of the request.
func everyRequest(call *ssa.Call) bool {
	return !slices.ContainsFunc(branchesTo(call), func(b branch) bool { return !routing(b.Cond, 0) })
}

// branch is a branch with the side that leads to some instruction.
type branch struct {
	*ssa.If
	side int
}

// branchesTo lists the branches that decide whether control reaches the instruction in its function.
func branchesTo(instr ssa.Instruction) []branch {
	var out []branch
	to := instr.Block()
	for _, b := range instr.Parent().Blocks {
		br, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok || b == to {
			continue
		}
		yes, no := flows(b.Succs[0], to), flows(b.Succs[1], to)
		if yes != no {
			side := 0
			if no {
				side = 1
			}
			out = append(out, branch{br, side})
		}
	}
	return out
}

// flows reports whether control can flow from the beginning of a to the beginning of b.
func flows(a, b *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	todo := []*ssa.BasicBlock{a}
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if x == b {
			return true
		}
		if !seen[x] {
			seen[x] = true
			todo = append(todo, x.Succs...)
		}
	}
	return false
}

// routing reports whether a condition depends on nothing but the path and the method of a request.
func routing(v ssa.Value, depth int) bool {
	if depth > 10 {
		return false
	}
	next := func(vs ...ssa.Value) bool {
		return !slices.ContainsFunc(vs, func(v ssa.Value) bool { return !routing(v, depth+1) })
	}
	switch v := v.(type) {
	case *ssa.Const:
		return true
	case *ssa.BinOp:
		return next(v.X, v.Y)
	case *ssa.UnOp:
		if fa, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			name := fieldVar(fa).Name()
			return name == "Path" || name == "Method" || name == "RequestURI"
		}
		return v.Op == token.NOT && next(v.X)
	case *ssa.Phi:
		return next(v.Edges...)
	case *ssa.Slice:
		return next(v.X)
	case *ssa.Extract:
		return next(v.Tuple)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return next(v.Call.Args...)
		}
		fn := calledFunc(&v.Call)
		return fn != nil && fn.Pkg() != nil && (fn.Pkg().Path() == "strings" || fn.Pkg().Path() == "path") && next(v.Call.Args...)
	}
	return false
}

// always reports whether the instruction has run whenever the server goes live, as far as settings go: it stands
// under no condition but that something worked out, or one under which the server goes live too, and so do the calls
// of its function, up to the one that makes the object or that serves.
func (s *Site) always(instr ssa.Instruction, made ssa.Value) bool {
	ends := []*ssa.Function{s.instr.Parent(), s.p.pkg.Func("init")}
	if made != nil {
		ends = append(ends, made.Parent())
	}
	if s.Pass.Pkg.Name() == "main" {
		ends = append(ends, s.p.pkg.Func("main"))
	}
	return s.p.always(instr, ends, s.decides)
}

// always reports whether the instruction has run when one of the ends has, under no condition but that something
// worked out, or one that is granted.
func (p *program) always(instr ssa.Instruction, ends []*ssa.Function, granted func(branch) bool) bool {
	busy := map[*ssa.Function]bool{}
	var always func(instr ssa.Instruction) bool
	always = func(instr ssa.Instruction) bool {
		f := instr.Parent()
		if slices.ContainsFunc(branchesTo(instr), func(b branch) bool { return optional(b.If) && !granted(b) }) {
			return false
		}
		if slices.Contains(ends, f) {
			return true
		}
		if busy[f] {
			return false
		}
		busy[f] = true
		return slices.ContainsFunc(p.runsAt(f), always)
	}
	return always(instr)
}

// runsAt lists where a function runs: its calls, and the places that hand it to whoever calls it.
func (p *program) runsAt(f *ssa.Function) []ssa.Instruction {
	var out []ssa.Instruction
	calls, _ := p.callersOf(f)
	for _, c := range calls {
		out = append(out, c.Instr)
	}
	if f.Parent() == nil {
		return out
	}
	for _, b := range f.Parent().Blocks {
		for _, instr := range b.Instrs {
			if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == f {
				out = append(out, mc)
			}
		}
	}
	return out
}

// extra reports whether f puts the server of a site live only when a setting asks for it, where own are all servers
// that f puts live. It does not when the way without that server fails, or leads to another instead.
func (p *program) extra(f *ssa.Function, s *Site, own []*Site) bool {
	return !p.always(s.instr, []*ssa.Function{f}, func(b branch) bool {
		this, other := b.Block().Succs[b.side], b.Block().Succs[1-b.side]
		return p.fails(other) || slices.ContainsFunc(own, func(o *Site) bool {
			return slices.ContainsFunc(o.waysIn(b.Parent()), func(way ssa.Instruction) bool {
				return flows(other, way.Block()) && !flows(this, way.Block())
			})
		})
	})
}

// fails reports whether all ways from the beginning of a block end in a panic or in an error that is made there.
func (p *program) fails(from *ssa.BasicBlock) bool {
	for _, b := range from.Parent().Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || !flows(from, b) {
			continue
		}
		n := len(ret.Results)
		if n == 0 || !types.Identical(ret.Results[n-1].Type(), types.Universe.Lookup("error").Type()) {
			return false
		}
		for _, o := range p.origins(ret.Results[n-1]) {
			if o.Kind == valueflow.Allocated { // &NoAddressError{}
				continue
			}
			if o.Parent != nil { // var ErrNoAddress = errors.New("no address") of another package
				if _, ok := o.Parent.Object.Site.(*ssa.Global); ok {
					continue
				}
			}
			if name := knowledge.FullName(p.madeBy(o)); name != "errors.New" && name != "fmt.Errorf" {
				return false
			}
		}
	}
	return true
}

// decides reports whether the server goes live only on the same side of the branch.
func (s *Site) decides(b branch) bool {
	ways := s.waysIn(b.Parent())
	return len(ways) > 0 && !slices.ContainsFunc(ways, func(way ssa.Instruction) bool { return !slices.Contains(branchesTo(way), b) })
}

// waysIn lists the instructions of a function that lead to where the server goes live.
func (s *Site) waysIn(f *ssa.Function) []ssa.Instruction {
	if s.ways == nil {
		s.ways = map[*ssa.Function][]ssa.Instruction{}
		var climb func(instr ssa.Instruction)
		climb = func(instr ssa.Instruction) {
			f := instr.Parent()
			if slices.Contains(s.ways[f], instr) {
				return
			}
			s.ways[f] = append(s.ways[f], instr)
			for _, from := range s.p.runsAt(f) {
				climb(from)
			}
		}
		climb(s.instr)
	}
	return s.ways[f]
}

// optional reports whether a branch asks for a setting: loops and failures are none.
func optional(br *ssa.If) bool {
	if c, ok := br.Cond.(*ssa.Const); ok {
		return !constant.BoolVal(c.Value)
	}
	if flows(br.Block().Succs[0], br.Block()) || flows(br.Block().Succs[1], br.Block()) {
		return false
	}
	op, ok := br.Cond.(*ssa.BinOp)
	return !ok || !types.Identical(op.X.Type(), types.Universe.Lookup("error").Type())
}

// OnRequest reports whether the server goes live only when a setting asks for it: `if *debug { go serve(":6060") }`,
// or one that gives it an address: `if *debugAddr != "" { go serve(*debugAddr) }`. It does not when the way without
// that server leads to another instead.
func (s *Site) OnRequest() bool {
	if main := s.p.pkg.Func("main"); s.Role() == Main && main != nil && s.p.extra(main, s, s.p.sites) {
		return true
	}
	asked := map[any]bool{}
	for _, v := range s.addressValues() {
		s.p.settings(v, asked, 0)
	}
	answers := map[*ssa.Function]bool{}
	var on func(instr ssa.Instruction) bool
	on = func(instr ssa.Instruction) bool {
		for _, br := range branchesTo(instr) {
			conds := map[any]bool{}
			s.p.settings(br.Cond, conds, 0)
			for c := range conds {
				if _, mark := c.(settingOf); !mark && asked[c] {
					return true
				}
			}
		}
		f := instr.Parent()
		answer, ok := answers[f]
		if !ok {
			answers[f] = true // a function that calls itself has been called by another
			from := s.p.runsAt(f)
			answer = len(from) > 0 && !slices.ContainsFunc(from, func(instr ssa.Instruction) bool { return !on(instr) })
			answers[f] = answer
		}
		return answer
	}
	return on(s.instr)
}

// addressValues lists the values that become the address of the server.
func (s *Site) addressValues() []ssa.Value {
	l := s.listener()
	if l == nil {
		return s.addresses()
	}
	var out []ssa.Value
	seen := map[*valueflow.Object]bool{}
	var add func(all []*valueflow.Object)
	add = func(all []*valueflow.Object) {
		for _, o := range all {
			made, ok := knowledge.Listens(s.p.madeBy(o))
			if !ok || seen[o] {
				continue
			}
			seen[o] = true
			args := callOf(o).Call.Args
			if made.Of >= 0 {
				add(s.p.originsIn(o.In, args[made.Of]))
			} else if made.Address >= 0 {
				out = append(out, args[made.Address])
			}
		}
	}
	add(s.p.origins(l))
	return out
}

// FixedAddress reports whether the address is written down in the source, and nothing that starts the program can
// choose another.
func (s *Site) FixedAddress() bool {
	values := s.addressValues()
	for _, v := range values {
		all := s.p.origins(v)
		if len(all) == 0 || slices.ContainsFunc(all, func(o *valueflow.Object) bool { return constantOf(o) == nil }) {
			return false
		}
	}
	return len(values) > 0
}

// settings collects what a value is computed from: fields, package variables, and results of functions of other
// packages.
func (p *program) settings(v ssa.Value, out map[any]bool, depth int) {
	if depth > len(p.funcs) || out[settingOf{v}] {
		return
	}
	out[settingOf{v}] = true
	switch x := v.(type) {
	case *ssa.Parameter:
		calls, _ := p.callersOf(x.Parent())
		for _, c := range calls {
			if arg := c.Value(paramIndex(x)); arg != nil {
				p.settings(arg, out, depth+1)
			}
		}
	case *ssa.BinOp:
		p.settings(x.X, out, depth+1)
		p.settings(x.Y, out, depth+1)
	case *ssa.UnOp:
		if x.Op == token.NOT {
			p.settings(x.X, out, depth+1)
		}
		for _, c := range p.flow.PointsTo(nil, x.X) {
			if c.Field() != nil {
				out[c.Field()] = true
			} else if c.Object.Kind != valueflow.Constant {
				out[c] = true
			}
		}
	}
	for _, o := range p.origins(v) {
		if o.Kind == valueflow.Constant || o.Kind == valueflow.Computed && o.Site == nil {
			continue // a number that was computed somehow
		}
		out[o] = true
		if o.Parent != nil {
			if o.Parent.Field() != nil {
				out[o.Parent.Field()] = true
			} else {
				out[o.Parent] = true
			}
		}
		if call := callOf(o); call != nil {
			for _, arg := range spread(call.Call.Args) {
				p.settings(arg, out, depth+1)
			}
		}
		if op, ok := o.Site.(*ssa.BinOp); ok {
			p.settings(op, out, depth+1)
		}
	}
}

// settingOf marks a value that was looked at.
type settingOf struct{ v ssa.Value }
