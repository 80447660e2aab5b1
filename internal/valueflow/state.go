package valueflow

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Bits is a set of what can have become of a group of fields. Join is union.
type Bits uint8

const (
	Unset  Bits = 1 << iota // none of the fields was set
	Set                     // at least one was
	Maybe                   // nobody knows
	Passes                  // it is as it came in from outside

	// Within the engine Set means the first field of a group alone.
	setSecond // another one of them alone
	setBoth   // the first one and another
)

// apart lists the bits one by one.
var apart = []Bits{Unset, Set, Maybe, Passes, setSecond, setBoth}

// outside returns the bits as the outside knows them.
func (b Bits) outside() Bits {
	if b&(setSecond|setBoth) != 0 {
		b = b&^(setSecond|setBoth) | Set
	}
	return b
}

// with says what a store to field i of a group makes of a state.
func (b Bits) with(i int, set bool) Bits {
	switch mine, other := Set, setSecond; {
	case i > 0:
		mine, other = setSecond, Set
		fallthrough
	default:
		switch {
		case set && (b == other || b == setBoth):
			return setBoth
		case set:
			return mine
		case b == mine:
			return Unset
		case b == setBoth:
			return other
		}
	}
	return b
}

func (b Bits) String() string {
	var words []string
	for i, w := range []string{"unset", "set", "maybe", "passes"} {
		if b&(1<<i) != 0 {
			words = append(words, w)
		}
	}
	return strings.Join(words, "|")
}

// Ask is a question for the state of a group of fields of one struct.
type Ask struct {
	Fields string // their names, with | between
	// Value says what the store of a value makes of the group, nil being the zero value; the default is Unset for
	// zero and Set for all else. Key tells questions with a Value apart.
	Value func(in *Instance, v ssa.Value) Bits
	Key   string
	// Bare asks as if the functions did nothing that strangers give in a list: how a constructor leaves the struct
	// without its options.
	Bare bool
}

func (a Ask) key() string {
	if a.Bare {
		return a.Fields + "!" + a.Key
	}
	return a.Fields + "?" + a.Key
}

// Answer is what can have become of the group, and why Maybe is among it.
type Answer struct {
	Bits Bits
	Why  string
	Pos  token.Pos
}

// Point is an instruction in an instance.
type Point struct {
	In    *Instance
	Instr ssa.Instruction
}

type flowKey struct {
	c   *Cell
	ask string
}

// State says what can have become of a group of fields of the struct in a cell when control reaches a point, just
// before the instruction.
func (g *Graph) State(c *Cell, ask Ask, at Point) Answer {
	f := g.flow(c, ask)
	if f.whole == 0 && at.In != nil && !f.relevant[at.In] && !g.Cut() {
		f = g.trace(c, ask, append(f.extra, at.In)) // asked in a function that does not handle it
	}
	bits := f.at[at]
	if f.whole != 0 {
		bits = f.whole
	}
	if f.poisoned && bits&Unset != 0 {
		bits = bits&^Unset | Maybe
	}
	return Answer{bits.outside(), f.why, f.pos}
}

// Exit says the same for the end of a function that strangers call, for memory that they hand in.
func (g *Graph) Exit(c *Cell, ask Ask, in *Instance) Answer {
	f := g.flow(c, ask)
	bits := f.exits[entry{in, Passes}].outside()
	if f.poisoned {
		bits |= Maybe
	}
	return Answer{bits, f.why, f.pos}
}

// flow follows one struct from its birth forward.
type flow struct {
	g      *Graph
	c      *Cell
	ask    Ask
	fields []*Cell
	at     map[Point]Bits
	whole  Bits // the answer for all points
	steps  int

	extra    []*Instance
	relevant map[*Instance]bool
	stores   map[Point][]storeTo
	leaks    map[Point]Bits // what a call of code without a body does to it: Maybe, or what is known
	puts     map[Point]bool

	work     []fact
	seen     map[fact]bool
	exits    map[entry]Bits
	links    map[entry][]link
	births   map[*Instance][]*ssa.BasicBlock
	pool     Bits // the states in which strangers may find it
	initial  Bits // those in which the initialiser leaves it
	put      Bits // those in which a pointer to it was stored
	poisoned bool
	changed  bool
	weak     map[Point]bool // what may or may not have set the fields: Unset is Maybe behind it, and behind the loop that it is in
	weaker   bool           // weak grew, or something else that was found changes what was found before

	sequenced map[Point]*runs
	why       string
	pos       token.Pos
}

// storeTo is a store that concerns the struct.
type storeTo struct {
	storeAt
	strong bool
	field  int    // of the group
	rest   string // for stores of a whole struct: the way from it to the struct that is followed
	whole  bool
}

// entry is how a function was entered: with one of the bits, and how.
type entry struct {
	in *Instance
	by Bits
}

const (
	born   Bits = 0        // the struct was born since
	byGo   Bits = 1 << 6   // as a goroutine, or at some other time
	byPool Bits = 1 << 7   // by strangers, after others had it
	states      = 1<<6 - 1 // the bit with which it was entered
)

// fact is one state at one place on the way.
type fact struct {
	entry
	b   *ssa.BasicBlock
	i   int
	bit Bits
}

// link is where a function returns to.
type link struct {
	entry
	b       *ssa.BasicBlock
	i       int
	several bool // it is one of several callees
	loop    bool // it runs for each element of something

	// Of a call that runs all functions of a list: which list, from 1 on, how many have run, and the state before.
	list, next int
	start      Bits
}

func (g *Graph) flow(c *Cell, ask Ask) *flow {
	key := flowKey{c, ask.key()}
	if f := g.flows[key]; f != nil {
		return f
	}
	return g.trace(c, ask, nil)
}

// trace makes a flow that goes into some functions too that do not handle the struct.
func (g *Graph) trace(c *Cell, ask Ask, extra []*Instance) *flow {
	f := &flow{g: g, c: c, ask: ask, extra: extra, whole: Maybe, at: map[Point]Bits{}, seen: map[fact]bool{}, exits: map[entry]Bits{},
		links: map[entry][]link{}, births: map[*Instance][]*ssa.BasicBlock{}, relevant: map[*Instance]bool{}, stores: map[Point][]storeTo{},
		leaks: map[Point]Bits{}, puts: map[Point]bool{}, sequenced: map[Point]*runs{}}
	g.flows[flowKey{c, ask.key()}] = f // whoever asks meanwhile gets Maybe
	f.because("is copied in a circle", c.Object.Pos())
	f.whole, f.why, f.pos = 0, "", token.NoPos
	f.run()
	return f
}

func (f *flow) because(why string, pos token.Pos) {
	if f.why == "" {
		f.why, f.pos = why, pos
	}
}

func (f *flow) maybe(why string, pos token.Pos) {
	f.whole = Maybe
	f.because(why, pos)
}

// weaken makes Maybe of Unset behind a point, or behind the loop that it is in.
func (f *flow) weaken(in *Instance, instr ssa.Instruction, why string) {
	f.because(why, instr.Pos())
	if at := (Point{in, instr}); !f.weak[at] {
		f.weak[at], f.weaker = true, true
	}
}

func (f *flow) poison(why string, pos token.Pos) {
	f.poisoned = true
	f.because(why, pos)
}

func (f *flow) run() {
	c := f.c
	if f.g.Cut() {
		f.maybe("is in a package that is too large to follow", c.Object.Pos())
		return
	}
	st, _ := structUnder(c.typ)
	if st == nil {
		f.maybe("is of a type that is not known", c.Object.Pos())
		return
	}
	for name := range strings.SplitSeq(f.ask.Fields, "|") {
		for i := range st.NumFields() {
			if st.Field(i).Name() == name {
				f.fields = append(f.fields, f.g.inside(c, step(i)))
			}
		}
	}
	if c.Object.copied != nil {
		f.copied()
		return
	}
	f.index()
	f.weak = map[Point]bool{}
	for {
		f.weaker = false
		if !f.birth() {
			return
		}
		f.drain()
		for f.whole == 0 && f.strangers() {
			f.drain()
		}
		if !f.weaker || f.whole != 0 || f.steps > maxFlow {
			break
		}
		// Once more, with what was found to be weak.
		f.at, f.seen, f.exits, f.links = map[Point]Bits{}, map[fact]bool{}, map[entry]Bits{}, map[entry][]link{}
		f.work, f.pool, f.initial, f.put = nil, 0, 0, 0
	}
	if f.steps > maxFlow {
		f.maybe("takes too many ways to follow", c.Object.Pos())
	}
}

// copied answers for a struct value: it is what it was where it was loaded.
func (f *flow) copied() {
	src := f.c.Object.copied
	load := f.c.Object.Site.(ssa.Instruction)
	f.whole = 0
	for at := range f.g.in(f.g.reg(src.in, src.addr, "")) {
		if at.Object.Kind == Constant {
			continue
		}
		a := f.g.State(f.g.inside(at, src.path+f.c.Path), f.ask, Point{src.in, load})
		f.whole |= a.Bits
		if a.Bits&Maybe != 0 {
			f.because(a.Why, a.Pos)
		}
	}
	if f.whole == 0 {
		f.maybe("comes from where nothing was put", f.c.Object.Pos())
	}
}

// index finds the instructions that concern the struct, and the functions that have to be looked at.
func (f *flow) index() {
	f.g.locate(f.c.Object)
	add := func(in *Instance) {
		f.relevant[in] = true
	}
	note := func(c *Cell, field int, whole bool) {
		for _, in := range c.used {
			add(in)
		}
		for _, st := range c.stores {
			at := Point{st.in, st.instr}
			rest := ""
			if whole {
				rest = f.c.Path[len(c.Path):]
			}
			f.stores[at] = append(f.stores[at], storeTo{st, f.strong(st), field, rest, whole})
			add(st.in)
		}
		for _, call := range c.calls {
			if f.ask.Bare && f.g.Given(call.in, call.instr) != nil {
				continue
			}
			f.leaks[Point{call.in, call.instr}] |= Maybe
			add(call.in)
		}
	}
	for i, fc := range f.fields {
		note(fc, i, false)
	}
	for path := f.c.Path; ; path = path[:strings.LastIndexAny(path, ".[")] {
		if outer := f.g.cellOf[cellKey{f.c.Object.id, path}]; outer != nil {
			note(outer, 0, true)
		}
		if path == "" {
			break
		}
	}
	for _, t := range f.c.touches {
		f.leaks[Point{t.call.In, t.call.Instr}] = f.g.cfg.Touched(t.call, t.k, f.ask)
		add(t.call.In)
	}
	for _, st := range f.c.puts {
		f.puts[Point{st.in, st.instr}] = true
		add(st.in)
	}
	for _, in := range f.extra {
		add(in)
	}
	todo := make([]*Instance, 0, len(f.relevant))
	for in := range f.relevant {
		todo = append(todo, in)
	}
	for len(todo) > 0 {
		in := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, call := range in.callers {
			if !f.relevant[call.In] {
				f.relevant[call.In] = true
				todo = append(todo, call.In)
			}
		}
	}
}

// strong reports whether a store can only go to one cell.
func (f *flow) strong(st storeAt) bool {
	var addr ssa.Value
	switch x := st.instr.(type) {
	case *ssa.Store:
		addr = x.Addr
	default:
		return false // one of several elements
	}
	all := f.g.pick(f.g.sets[f.g.reg(st.in, addr, "")])
	if f.handedIn(all) {
		return true
	}
	n := 0
	for _, c := range all {
		if c.Object.Kind != Constant {
			n++
			if strings.Contains(c.Path, element) {
				n++
			}
		}
	}
	return n == 1 && !(f.c.Object.In != nil && f.c.Object.In.Merged)
}

// handedIn reports whether an address leads to the memory that is followed because that is what a field of an argument
// holds which only the package can set. Whatever else may be in the field of other instances stands for the same.
func (f *flow) handedIn(addrs []*Cell) bool {
	own := f.c.Object
	if own.Kind != Given || own.Parent == nil || own.By != nil || len(own.Parent.stores) > 0 || !f.g.closed(own.Parent) {
		return false
	}
	root, _ := own.Root()
	mine := false
	for _, c := range addrs {
		at := c.Object
		if at == own {
			mine = true
			continue
		}
		if other, _ := at.Root(); other.In == root.In && other.Kind == Given || strings.Contains(c.Path, element) ||
			!slices.ContainsFunc(f.g.Holds(own.Parent), func(c *Cell) bool { return c.Object == at }) {
			return false
		}
	}
	return mine
}
