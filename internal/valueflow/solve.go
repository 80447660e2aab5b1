package valueflow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// The limits of the engine, all of them.
const (
	maxNesting   = 4         // structs inside structs whose fields are followed in values
	maxContext   = 4         // calls that a context remembers
	maxInstances = 6000      // functions in contexts; from then on contexts are shared
	maxContexts  = 32        // contexts of one function
	maxWork      = 2_500_000 // steps of the solver, then once more without contexts; then all is unknown
	maxFlow      = 300_000   // steps of one question for a state
	maxScalars   = 64        // constants and computed values that one place may hold
	maxWays      = 64        // objects behind a value among which a way to tracked memory is looked for
	maxSequences = 16        // lists of functions that one slice may be
	maxReach     = 3         // steps from an argument to what code without a body may find behind it
)

// Config says what the engine has to know of the program.
type Config struct {
	Pkg *ssa.Package
	// Funcs are the functions of the program with a body, in source order. Others of the package, such as those in
	// test files, are unknown.
	Funcs []*ssa.Function
	// Tracked says which types of memory have states that will be asked for. Functions that handle them are told
	// apart by their callers.
	Tracked func(types.Type) bool
	// Distinct says of which other types the values are worth it.
	Distinct func(types.Type) bool
	// Marked says which functions without a body make those that call them worth being told apart by their callers.
	Marked func(*types.Func) bool
	// Scalar says which types of values that are no pointers are followed.
	Scalar func(types.Type) bool
	// External says what a function without a body does.
	External func(*types.Func) Effect
	// Touched says what a call does to the memory of Effect.Touches[k]; Passes among the bits means that some way
	// leaves it as it was.
	Touched func(c *Call, k int, ask Ask) Bits
	// Born says how memory is that a function without a body has made: at a path from a result. Zero means unknown.
	Born       func(c *Call, result int, path string, ask Ask) Bits
	Importable bool // whether strangers may call exported functions and set exported variables
}

// Effect is what a function without a body does. The zero value is that of unknown code.
type Effect struct {
	Pure    bool               // it writes nothing that its arguments lead to, and keeps none of them
	Returns map[int]int        // results that are arguments, the receiver being argument 0 of a method
	Loads   map[int]Ref        // results that are what is found behind arguments
	Holds   map[int]types.Type // results that are interfaces around pointers to memory of the type
	Clones  map[int]int        // results that are copies of what arguments point to
	Puts    []Flow             // arguments that it puts among the elements of other arguments
	Gets    []int              // arguments an element of which is the first result
	Lists   []int              // arguments from which the first result is a list of elements, or a function that calls its argument with each
	Known   map[int]bool       // arguments of which Touches tells all: they are not handed on
	Touches []Ref              // tracked memory whose state it changes, as Config.Touched says
	Runs    []int              // arguments that it calls, before it returns
	Starts  []int              // arguments that it calls at some other time
}

// Ref is memory that a function finds behind an argument, the receiver being argument 0 of a method. In paths "*"
// loads and ".2" is field 2, from the value of the argument on: "" is what a pointer points to, ".2*" what its field
// 2 points to.
type Ref struct {
	Arg  int
	Path string
}

// Flow is a flow from an argument to the elements of another.
type Flow struct{ From, To int }

// Graph is what the engine knows of a package.
type Graph struct {
	cfg        *Config
	importable bool
	flat       bool // whether functions are not told apart by their callers
	own        map[*ssa.Function]bool

	cells    []*Cell
	cellOf   map[cellKey]*Cell
	objects  []*Object
	objectOf map[objectKey]*Object
	fields   map[*types.Var]node
	computed map[types.Type]*Cell
	leavesOf map[types.Type][]string
	leads    map[types.Type]bool // whether pointers lead to tracked memory

	regs    map[regKey]node
	inOrder []regKey // the keys of regs, in the order in which they came
	sets    []members[cellID]
	succs   []members[node]
	watch   [][]func(*Cell)
	work    []item
	pending []*Instance // functions whose constraints are still to come
	steps   int
	solved  int // how many objects there were when all was solved

	instances  map[instanceKey]*Instance
	order      []*Instance // in the order in which they were met
	byFunc     map[*ssa.Function][]*Instance
	merged     map[mergedKey]*Instance
	roots      []*Instance
	sensitive  map[*ssa.Function]bool
	methods    map[methodKey]implementation
	calls      []*Call
	stores     []storeAt // all that store somewhere
	named      map[string][]*Call
	flows      map[flowKey]*flow
	tracked    []types.Type
	singles    map[*Cell]node
	dead       map[*Instance]bool  // functions that nobody calls
	boxedTypes map[types.Type]bool // types of which values are put into interfaces
	handedOut  map[*types.Var]bool // fields whose address code outside of the package gets
	none       node                // holds nothing
	starting   map[*Instance]bool  // what the initialiser runs
	returns    map[*Instance][]*ssa.Return
	opaque     []*Call
}

type regKey struct {
	in   *Instance
	v    ssa.Value
	leaf string
}

type item struct {
	n node
	c cellID
}

func (g *Graph) newNode() node {
	g.sets = append(g.sets, members[cellID]{})
	g.succs = append(g.succs, members[node]{})
	g.watch = append(g.watch, nil)
	return node(len(g.sets) - 1)
}

// reg returns the node of a leaf of a value in an instance.
func (g *Graph) reg(in *Instance, v ssa.Value, leaf string) node {
	switch v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Global, *ssa.Builtin:
		in = nil // the same everywhere
	}
	key := regKey{in, v, leaf}
	n, ok := g.regs[key]
	if !ok {
		n = g.newNode()
		g.regs[key] = n
		g.inOrder = append(g.inOrder, key)
		if in == nil {
			g.seed(n, v, leaf)
		}
	}
	return n
}

// seed gives a value that is the same everywhere its object.
func (g *Graph) seed(n node, v ssa.Value, leaf string) {
	switch v := v.(type) {
	case *ssa.Const:
		if leaf == "" || leaf == whole {
			g.add(n, g.cell(g.constant(v), ""))
		}
	case *ssa.Function:
		g.add(n, g.cell(g.made(Code, v, nil, v.Signature), ""))
	case *ssa.Global:
		kind := Allocated
		if v.Pkg != g.cfg.Pkg {
			kind = Foreign
		}
		c := g.cell(g.made(kind, v, nil, pointee(v.Type())), "")
		if kind == Allocated && g.importable && v.Object() != nil && v.Object().Exported() {
			c.exposed = true
			g.open(c, g.cfg.Pkg.Func("init").Blocks[0].Instrs[0])
		}
		g.add(n, c)
	}
}

func (g *Graph) constant(v *ssa.Const) *Object {
	text := "nil"
	if v.Value != nil {
		text = v.Value.ExactString()
	}
	key := objectKey{site: types.TypeString(v.Type(), nil) + " " + text}
	return g.object(key, &Object{Kind: Constant, Site: v, Type: v.Type()})
}

func (g *Graph) add(n node, c *Cell) {
	// Numbers and texts beyond some are just computed.
	if s := &g.sets[n]; len(s.list) >= maxScalars && c.Object.scalar {
		c = g.anything(c.Object.Type)
	}
	if g.sets[n].add(c.id) {
		g.work = append(g.work, item{n, c.id})
	}
}

// anything stands for values of a type of which too many are known.
func (g *Graph) anything(t types.Type) *Cell {
	c := g.computed[t]
	if c == nil {
		c = g.cell(g.object(objectKey{site: "computed " + types.TypeString(t, nil)}, &Object{Kind: Computed, Type: t, boxed: true}), "")
		g.computed[t] = c
	}
	return c
}

func (g *Graph) edge(from, to node) {
	if from == to {
		return
	}
	if g.succs[from].add(to) {
		for i := 0; i < len(g.sets[from].list); i++ {
			g.add(to, g.cells[g.sets[from].list[i]])
		}
	}
}

// when calls f with each cell that the node holds, now or later.
func (g *Graph) when(n node, f func(*Cell)) {
	g.watch[n] = append(g.watch[n], f)
	for i := 0; i < len(g.sets[n].list); i++ {
		f(g.cells[g.sets[n].list[i]])
	}
}

func (g *Graph) solve() {
	for len(g.work)+len(g.pending) > 0 {
		if len(g.work) == 0 {
			in := g.pending[len(g.pending)-1]
			g.pending = g.pending[:len(g.pending)-1]
			g.constrain(in)
			continue
		}
		it := g.work[len(g.work)-1]
		g.work = g.work[:len(g.work)-1]
		if g.steps++; g.steps > maxWork {
			g.work, g.pending = nil, nil
			return
		}
		c := g.cells[it.c]
		for _, to := range g.succs[it.n].list {
			g.add(to, c)
		}
		for i := 0; i < len(g.watch[it.n]); i++ {
			g.watch[it.n][i](c)
		}
	}
}

// Cut reports whether the package was too large to be followed to the end, so that nothing that is missing proves
// anything.
func (g *Graph) Cut() bool { return g.steps > maxWork }

// New follows the values of a package. One that is too large is followed once more without contexts.
func New(cfg Config) *Graph {
	g := follow(cfg, false)
	if g.Cut() {
		g = follow(cfg, true)
	}
	return g
}

func follow(cfg Config, flat bool) *Graph {
	g := &Graph{
		flat: flat,
		cfg:  &cfg, importable: cfg.Importable, own: map[*ssa.Function]bool{},
		cellOf: map[cellKey]*Cell{}, objectOf: map[objectKey]*Object{}, fields: map[*types.Var]node{}, computed: map[types.Type]*Cell{}, leavesOf: map[types.Type][]string{},
		leads: map[types.Type]bool{},
		regs:  map[regKey]node{}, instances: map[instanceKey]*Instance{}, sensitive: map[*ssa.Function]bool{},
		named: map[string][]*Call{}, flows: map[flowKey]*flow{}, returns: map[*Instance][]*ssa.Return{},
	}
	g.none, g.methods = g.newNode(), map[methodKey]implementation{}
	g.dead = map[*Instance]bool{}
	g.singles, g.handedOut = map[*Cell]node{}, map[*types.Var]bool{}
	g.byFunc, g.merged = map[*ssa.Function][]*Instance{}, map[mergedKey]*Instance{}
	for _, f := range cfg.Funcs {
		g.own[f] = true
	}
	g.findSensitive()
	g.root(cfg.Pkg.Func("init"))
	for _, f := range cfg.Funcs {
		if g.Entry(f) {
			g.root(f)
		}
	}
	g.solve()
	// What nobody calls may be called by somebody who is not seen: methods by an interface, say.
	for {
		lost := g.unmet()
		if len(lost) == 0 {
			break
		}
		for _, f := range lost {
			g.root(f)
			g.dead[g.instanceOf(f)] = !g.reachable(f)
		}
		g.solve()
	}
	for {
		met := len(g.order)
		for _, f := range cfg.Funcs {
			if f.Parent() != nil && g.instanceOf(f) == nil {
				g.lost(f)
				g.solve()
			}
		}
		if len(g.order) == met {
			break
		}
	}
	g.place()
	g.starting = g.Below(g.instanceOf(cfg.Pkg.Func("init")))
	return g
}

// reachable reports whether somebody may call a function that nobody is seen to call: a method by an interface that
// its type was put into.
func (g *Graph) reachable(f *ssa.Function) bool {
	recv := f.Signature.Recv()
	if recv == nil {
		return false
	}
	if g.boxedTypes == nil {
		g.boxedTypes = map[types.Type]bool{}
		for _, f := range g.cfg.Funcs {
			for _, b := range f.Blocks {
				for _, instr := range b.Instrs {
					if mi, ok := instr.(*ssa.MakeInterface); ok {
						g.boxedTypes[pointee(mi.X.Type())] = true
					}
				}
			}
		}
	}
	return g.boxedTypes[pointee(recv.Type())] || g.importable && token.IsExported(f.Name())
}

// unmet lists functions that are not known to run and that no other such function names, or the first one when they
// all name each other.
func (g *Graph) unmet() []*ssa.Function {
	var all []*ssa.Function
	named := map[*ssa.Function]bool{}
	var name func(f, by *ssa.Function)
	name = func(f, by *ssa.Function) {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				for _, op := range instr.Operands(nil) {
					if used, ok := (*op).(*ssa.Function); ok && used != by {
						named[used] = true
					}
				}
			}
		}
		for _, anon := range f.AnonFuncs {
			name(anon, by)
		}
	}
	for _, f := range g.cfg.Funcs {
		if g.instanceOf(f) == nil && f.Parent() == nil && !isGeneric(f) {
			all = append(all, f)
			name(f, f)
		}
	}
	out := slices.DeleteFunc(slices.Clone(all), func(f *ssa.Function) bool { return named[f] })
	if len(out) == 0 && len(all) > 0 {
		out = all[:1]
	}
	return out
}

func isGeneric(f *ssa.Function) bool { return f.TypeParams().Len() > 0 && len(f.TypeArgs()) == 0 }

// instanceOf returns any instance of a function, or nil when it is not known to run.
func (g *Graph) instanceOf(f *ssa.Function) *Instance {
	if all := g.byFunc[f]; len(all) > 0 {
		return all[0]
	}
	return nil
}

// Entry reports whether strangers call a function: main, and exported functions and methods of a package that can be
// imported.
func (g *Graph) Entry(f *ssa.Function) bool {
	if f.Parent() != nil || isGeneric(f) {
		return false
	}
	if !g.importable {
		return f.Name() == "main" && f.Signature.Recv() == nil
	}
	return f.Object() != nil && f.Object().Exported()
}

func (g *Graph) isInit(in *Instance) bool { return in.Func == g.cfg.Pkg.Func("init") }

func (g *Graph) isMain(in *Instance) bool { return !g.importable && in.Func == g.cfg.Pkg.Func("main") }

// Functions lists the functions of a package with a body in source order, each followed by the function literals
// inside it: all but those whose code is to be skipped.
func Functions(pkg *ssa.Package, files []*ast.File, info *types.Info, skip func(token.Pos) bool) []*ssa.Function {
	var out []*ssa.Function
	seen := map[*ssa.Function]bool{}
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		if f == nil || seen[f] || f.Blocks == nil || f.Pos().IsValid() && skip(f.Pos()) {
			return
		}
		seen[f] = true
		out = append(out, f)
		for _, anon := range f.AnonFuncs {
			add(anon)
		}
	}
	add(pkg.Func("init"))
	for _, file := range files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				if obj, ok := info.Defs[fd.Name].(*types.Func); ok {
					add(pkg.Prog.FuncValue(obj))
				}
			}
		}
	}
	// Functions named init and _ have no object that names them; the initialiser calls the former.
	for _, b := range pkg.Func("init").Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(*ssa.Call); ok {
				if f := call.Call.StaticCallee(); f != nil && f.Pkg == pkg {
					add(f)
				}
			}
		}
	}
	return out
}
