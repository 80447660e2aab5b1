package serversite

import (
	"fmt"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file carries what is known of servers from package to package. A function that others may call is summed up once, where it is
// declared: what it does to the servers that it gets, how the servers that it returns were built, and which servers it puts live. Frameworks
// are understood in the same way, from the very version that the program links.

// Behavior is the summary of a function, a fact about it.
type Behavior struct {
	Touches []Touch
	Births  []Birth
	Lives   []Live
	Admin   bool // it returns a handler that shows nothing but metrics, health or debug pages
}

// Ref names a server inside an argument of a call, the receiver being argument 0 of a method.
type Ref = valueflow.Ref

// Touch is what a function does to a server that it gets.
type Touch struct {
	Ref
	Effects Effects
	Stops   bool // it calls Shutdown or Close
}

// Birth is a server in a result of a function.
type Birth struct {
	Result  int
	Path    string // see valueflow.Ref
	From    *Ref   // where paths on which the server came in as an argument got it; nil: there are none
	Effects Effects
	Config  *int  // the argument from whose fields of the same names the settings come, instead of Effects
	Stopped State // whether the package that built it stops it; Unknown: it kept it
}

// Live is a server that a function puts live.
type Live struct {
	From    *Ref // nil: the function builds the server by itself
	Keeps   bool // it puts no other server where From says
	Effects Effects
	Func    string // name of the function or method that serves in the end: ListenAndServe, ServeTLS, ...
	Mixed   bool   // it serves with TLS on some paths, without on others
	Stopped State
	Address Address
	AddrArg int  // the argument that is the address, or -1
	Handler int  // the argument that is the handler, or -1
	Shares  bool // it may listen in a way that shares the port
	Judged  bool // the package that declares the function knows the server well enough to judge it
	Waits   bool // it does not return before the server is down, with the error of the serve call
}

// Effects say for each of the fields and groups what can become of it on the ways through a function.
type Effects []byte // valueflow.Bits for each of summaryFields

// summaryFields are the fields of servers that summaries speak of, and the groups of which net/http takes one for the other.
var summaryFields = []string{"Addr", "Handler", "TLSConfig", "ReadTimeout", "ReadHeaderTimeout", "WriteTimeout", "IdleTimeout", "MaxHeaderBytes",
	"TLSNextProto", "ConnState", "ErrorLog", "BaseContext", "ConnContext", "Protocols", "HTTP2",
	"ReadHeaderTimeout|ReadTimeout", "IdleTimeout|ReadTimeout"}

func (e Effects) of(field string) valueflow.Bits {
	if i := slices.Index(summaryFields, field); i >= 0 && i < len(e) {
		return valueflow.Bits(e[i])
	}
	return valueflow.Maybe
}

// unlessSet returns the effects of a function that makes settings on request when nobody asks for them: limits that it may set are not.
func (e Effects) unlessSet() Effects {
	out := slices.Clone(e)
	for i, name := range summaryFields {
		if strings.HasSuffix(name, "Timeout") && i < len(e) && valueflow.Bits(e[i]) == valueflow.Maybe {
			out[i] = byte(valueflow.Unset)
		}
	}
	return out
}

// every returns the effects that are v for all fields but those in except.
func every(v valueflow.Bits, except map[string]valueflow.Bits) Effects {
	e := make(Effects, len(summaryFields))
	for i, name := range summaryFields {
		e[i] = byte(v)
		if x, ok := except[name]; ok {
			e[i] = byte(x)
		}
	}
	return e
}

// AFact makes Behavior a fact.
func (*Behavior) AFact() {}

// String tells what matters of the behavior: "serves arg 0", "serves a server without ReadHeaderTimeout", "sets IdleTimeout".
func (b *Behavior) String() string {
	var out []string
	for _, t := range b.Touches {
		where := fmt.Sprintf(" arg %d%s", t.Arg, t.Path)
		if set := t.Effects.list(isSet); set != "" {
			out = append(out, "sets "+set+" of"+where)
		}
		if may := t.Effects.list(func(v valueflow.Bits) bool { return v != valueflow.Set && v != valueflow.Passes }); may != "" {
			out = append(out, "may set "+may+" of"+where)
		}
		if t.Stops {
			out = append(out, "stops"+where)
		}
	}
	for _, birth := range b.Births {
		text := fmt.Sprintf("returns a server at %d%s", birth.Result, birth.Path)
		if birth.From != nil {
			text += fmt.Sprintf(" from arg %d%s", birth.From.Arg, birth.From.Path)
		}
		out = append(out, text+" with "+birth.Effects.list(isSet))
	}
	for _, l := range b.Lives {
		if l.From != nil {
			out = append(out, fmt.Sprintf("serves arg %d%s", l.From.Arg, l.From.Path))
		} else {
			out = append(out, "serves its own with "+l.Effects.list(isSet))
		}
	}
	if b.Admin {
		out = append(out, "returns an admin handler")
	}
	return strings.Join(out, "; ")
}

func isSet(v valueflow.Bits) bool { return v == valueflow.Set }

func (e Effects) list(is func(valueflow.Bits) bool) string {
	var names []string
	for i, v := range e {
		if is(valueflow.Bits(v)) && !strings.Contains(summaryFields[i], "|") {
			names = append(names, summaryFields[i])
		}
	}
	return strings.Join(names, " ")
}

// returnsAdmin reports whether every handler that the function returns shows nothing but metrics, health or debug pages.
func (p *program) returnsAdmin(f *ssa.Function) bool {
	results := f.Signature.Results()
	if results.Len() == 0 || !servesHTTP(results.At(0).Type()) {
		return false
	}
	rets := returns(f)
	for _, ret := range rets {
		if !p.admin(ret.Results[0]) {
			return false
		}
	}
	return len(rets) > 0
}

// effect says what a function of another package does with its arguments.
func (p *program) effect(fn *types.Func) valueflow.Effect {
	if knowledge.IsHarden(fn) {
		return valueflow.Effect{Returns: map[int]int{0: 0}, Touches: []Ref{{}}}
	}
	b := behavior(p.pass, fn)
	if b == nil {
		return knowledge.Effect(fn)
	}
	e := valueflow.Effect{Known: map[int]bool{}}
	for _, t := range b.Touches {
		e.Touches = append(e.Touches, t.Ref)
		e.Known[t.Arg] = true
	}
	for _, l := range b.Lives {
		if l.From != nil {
			e.Known[l.From.Arg] = true
		}
	}
	for _, birth := range b.Births {
		switch {
		case birth.Path == "" && birth.From != nil && birth.From.Path == "":
			if e.Returns == nil {
				e.Returns = map[int]int{}
			}
			e.Returns[birth.Result] = birth.From.Arg
			e.Touches = append(e.Touches, *birth.From)
		case birth.Path == "" && birth.From != nil:
			if e.Loads == nil {
				e.Loads = map[int]Ref{}
			}
			e.Loads[birth.Result] = *birth.From
		case birth.Path == "" && birth.Config == nil && types.IsInterface(fn.Signature().Results().At(birth.Result).Type()):
			if t := serverTypeOf(p.pass.Pkg, fn.Pkg()); t != nil {
				e.Holds = map[int]types.Type{birth.Result: t}
			}
		}
	}
	return e
}

// serverTypeOf returns the type http.Server as a package that is imported knows it, or nil.
func serverTypeOf(pkgs ...*types.Package) types.Type {
	for _, pkg := range pkgs {
		for _, imp := range append(pkg.Imports(), pkg) {
			if imp.Path() == "net/http" {
				if obj := imp.Scope().Lookup("Server"); obj != nil {
					return obj.Type()
				}
			}
		}
	}
	return nil
}

// touched says what a call does to a server that it gets, see effect.
func (p *program) touched(c *valueflow.Call, k int, ask valueflow.Ask) valueflow.Bits {
	if knowledge.IsHarden(c.Fn) {
		for field := range strings.SplitSeq(ask.Fields, "|") {
			if field == "ReadHeaderTimeout" || field == "IdleTimeout" {
				return valueflow.Set
			}
		}
		return valueflow.Passes
	}
	b := behavior(p.pass, c.Fn)
	if b == nil {
		return valueflow.Passes
	}
	if k < len(b.Touches) {
		return answers(b.Touches[k].Effects.of(ask.Fields), ask)
	}
	for _, birth := range b.Births {
		if birth.From != nil && birth.Path == "" && birth.From.Path == "" {
			if k -= 1; k < len(b.Touches) {
				return answers(birth.Effects.of(ask.Fields), ask)
			}
		}
	}
	return valueflow.Passes
}

// born says how a server is that a function of another package returns.
func (p *program) born(c *valueflow.Call, result int, path string, ask valueflow.Ask) valueflow.Bits {
	birth := p.birth(c.Fn, result, path)
	switch {
	case birth == nil:
		return 0
	case birth.Config != nil:
		return answers(p.configured(c, *birth.Config, ask.Fields), ask)
	}
	bits := answers(birth.Effects.of(ask.Fields), ask)
	if bits&valueflow.Passes != 0 { // it came in behind a field of an argument
		bits = bits&^valueflow.Passes | valueflow.Maybe
	}
	return bits
}

// birth returns how the server at a path of a result was built, or nil.
func (p *program) birth(fn *types.Func, result int, path string) *Birth {
	b := behavior(p.pass, fn)
	if b == nil {
		return nil
	}
	for i := range b.Births {
		if birth := &b.Births[i]; birth.Result == result && birth.Path == path {
			return birth
		}
	}
	return nil
}

// configured says what becomes of settings that are copied from a struct, or from the first element of a ... parameter of structs.
func (p *program) configured(c *valueflow.Call, arg int, fields string) valueflow.Bits {
	v := c.Value(arg)
	if v == nil {
		return valueflow.Maybe
	}
	if k, ok := v.(*ssa.Const); ok && k.IsNil() {
		return valueflow.Unset // no options
	}
	path := ""
	if _, ok := v.Type().Underlying().(*types.Slice); ok {
		path = "[]"
	}
	var bits valueflow.Bits
	for _, cell := range p.flow.Arg(c, arg, "") {
		at := p.flow.Cell(cell.Object, cell.Path+path)
		bits |= p.flow.State(at, valueflow.Ask{Fields: fields}, valueflow.Point{In: c.In, Instr: c.Instr}).Bits
	}
	if bits == 0 {
		return valueflow.Maybe
	}
	return bits
}

// summarize exports the behavior of all functions that other packages may call.
func (p *program) summarize(lives map[*ssa.Function][]Live) {
	for _, f := range p.funcs {
		if !p.externallyCallable(f) {
			continue
		}
		b := &Behavior{Lives: lives[f]}
		in := p.rootOf(f)
		if in == nil {
			continue
		}
		for i, param := range f.Params {
			for _, path := range p.waysTo(in, param) {
				// A server that strangers hand over by itself may be lost to code that nobody knows; it helps to know that it is not.
				if t := p.summarizeTouch(in, i, path); path == "" || t.Stops || !slices.Equal(t.Effects, every(valueflow.Passes, nil)) {
					b.Touches = append(b.Touches, t)
				}
			}
		}
		results := f.Signature.Results()
		for i := range results.Len() {
			paths := map[string]bool{}
			for _, ret := range returns(f) {
				for _, path := range p.waysTo(in, ret.Results[i]) {
					paths[path] = true
				}
			}
			if types.IsInterface(results.At(i).Type()) {
				paths[""] = true // an http.Server in an interface
			}
			for _, path := range slices.Sorted(maps.Keys(paths)) {
				if birth := p.summarizeBirth(in, i, path); birth != nil {
					b.Births = append(b.Births, *birth)
				}
			}
		}
		b.Admin = p.returnsAdmin(f)
		if fn := declared(f); fn != nil && (b.Admin || len(b.Touches)+len(b.Births)+len(b.Lives) > 0) {
			p.pass.ExportObjectFact(fn, b)
		}
	}
}

// rootOf returns the instance of a function that strangers call, or nil.
func (p *program) rootOf(f *ssa.Function) *valueflow.Instance {
	for _, in := range p.flow.Instances(f) {
		if in.IsRoot() {
			return in
		}
	}
	return nil
}

// waysTo lists the ways from a value to servers: the pointer itself, and fields, also those that strangers cannot name, since their calls lead there.
func (p *program) waysTo(in *valueflow.Instance, v ssa.Value) []string {
	if knowledge.IsServerPtr(v.Type()) {
		return []string{""}
	}
	if _, ok := v.Type().Underlying().(*types.Pointer); !ok {
		return nil
	}
	return p.flow.Ways(in, v, knowledge.IsServer)
}

func (p *program) summarizeTouch(in *valueflow.Instance, arg int, path string) Touch {
	t := Touch{Ref: Ref{Arg: arg, Path: path}, Effects: make(Effects, len(summaryFields))}
	mine := p.flow.Follow(in, in.Func.Params[arg], path)
	if !slices.ContainsFunc(mine, func(c *valueflow.Cell) bool { return !p.flow.Untouched(c) }) {
		mine = nil
	}
	for i, name := range summaryFields {
		var bits valueflow.Bits
		for _, c := range mine {
			bits |= p.flow.Exit(c, valueflow.Ask{Fields: name}, in).Bits
		}
		if len(mine) == 0 {
			bits = valueflow.Passes // it is never looked at
		}
		t.Effects[i] = byte(bits)
	}
	below := p.flow.Below(in)
	mine = p.flow.Follow(in, in.Func.Params[arg], path)
	for _, s := range p.stopsOf(objects{set: mine}) {
		t.Stops = t.Stops || below[s.at.In]
	}
	return t
}

func (p *program) summarizeBirth(in *valueflow.Instance, result int, path string) *Birth {
	results := in.Func.Signature.Results()
	birth := &Birth{Result: result, Path: path, Effects: make(Effects, len(summaryFields)), Stopped: Unset}
	froms := map[Ref]bool{}
	var mine []*valueflow.Cell
	for i, name := range summaryFields {
		var bits valueflow.Bits
		for _, ret := range returns(in.Func) {
			for _, c := range p.flow.Follow(in, ret.Results[result], path) {
				if c.Object.Kind == valueflow.Constant {
					continue
				}
				if types.IsInterface(results.At(result).Type()) && (c.Type() == nil || types.TypeString(c.Type(), nil) != "net/http.Server") {
					return nil
				}
				if !slices.Contains(mine, c) {
					mine = append(mine, c)
				}
				got := p.flow.State(c, valueflow.Ask{Fields: name}, valueflow.Point{In: in, Instr: ret}).Bits
				if from, ok := p.given(in, c); ok {
					froms[from] = true
				}
				if got == 0 {
					got = valueflow.Maybe
				}
				bits |= got
			}
		}
		birth.Effects[i] = byte(bits)
	}
	if len(froms) > 1 || len(mine) == 0 {
		return nil
	}
	for from := range froms {
		birth.From = &from
		if from.Path != "" && p.hiddenWay(in, from) {
			// Have: func (a *App) Server() *http.Server { return a.server }, where whatever the package put there came from it too.
			birth.Effects = every(valueflow.Passes, nil)
		}
	}
	for _, c := range mine {
		if len(p.flow.HandedTo(c)) > 0 {
			birth.Stopped = Unknown
		}
	}
	if p.anyStops(objects{set: mine}, nil) {
		birth.Stopped = Set
	}
	return birth
}

// hiddenWay reports whether the way to a server leads through a field that only the package can set.
func (p *program) hiddenWay(in *valueflow.Instance, from Ref) bool {
	t := in.Func.Params[from.Arg].Type()
	for step := range strings.SplitSeq(strings.ReplaceAll(from.Path, "*", ""), ".") {
		if step == "" {
			continue
		}
		i, err := strconv.Atoi(step)
		st := structOf(t)
		if err != nil || st == nil || i >= st.NumFields() {
			return false
		}
		fv := st.Field(i)
		if !fv.Exported() && !fv.Embedded() {
			return true
		}
		t = fv.Type()
	}
	return false
}

// given returns where an instance that strangers call got a server from.
func (p *program) given(in *valueflow.Instance, c *valueflow.Cell) (Ref, bool) {
	root, path := c.Object.Root()
	param, ok := root.Site.(*ssa.Parameter)
	if !ok || root.Kind != valueflow.Given || root.In != in {
		return Ref{}, false
	}
	path += c.Path
	if strings.Contains(path, "[") || !knowledge.IsServerPtr(param.Type()) && path == "" {
		return Ref{}, false
	}
	return Ref{Arg: paramIndex(param), Path: path}, true
}

// spread finds for every function that strangers call which servers it puts live, and the calls of such functions inside the package that hand
// them a server. Those calls are sites too: the function serves whatever it gets.
func (p *program) spread() map[*ssa.Function][]Live {
	lives := map[*ssa.Function][]Live{}
	var handOvers []handOver
	for _, f := range p.funcs {
		if !p.externallyCallable(f) {
			continue
		}
		in := p.rootOf(f)
		if in == nil {
			continue
		}
		below := p.flow.Below(in)
		var own []*Site
		for _, s := range slices.Clone(p.sites) {
			live, handed := p.summarizeLive(in, below, s)
			if live == nil {
				continue
			}
			lives[f] = append(lives[f], *live)
			if !handed {
				own = append(own, s)
				continue
			}
			handOvers = append(handOvers, handOver{f, s, live})
		}
		// Whether a server that a function adds on request goes live is for the settings of the caller to say, and nobody knows those.
		at := -1
		lives[f] = slices.DeleteFunc(lives[f], func(l Live) bool {
			if l.From != nil {
				return false
			}
			at++
			return p.extra(f, own[at], own)
		})
	}
	for _, h := range handOvers {
		p.handOver(h)
	}
	// What came in by such a call is judged there, and nowhere below.
	for _, h := range handOvers {
		for _, in := range p.flow.Instances(h.f) {
			if in.IsRoot() {
				continue
			}
			below := p.flow.Below(in)
			for _, s := range p.sites {
				n := len(s.servers)
				s.servers = slices.DeleteFunc(s.servers, func(srv served) bool { return below[srv.at.In] })
				s.handedOut = s.handedOut || n > 0 && len(s.servers) == 0
			}
		}
	}
	return lives
}

// handOver is a function that puts a server live that it gets, at a site below it.
type handOver struct {
	f    *ssa.Function
	s    *Site
	live *Live
}

// handOver makes sites of the calls in the package that hand a function a server.
func (p *program) handOver(h handOver) {
	for _, in := range p.flow.Instances(h.f) {
		if in.IsRoot() {
			continue
		}
		for _, c := range p.flow.CallersOf(in) {
			expr := p.syntax[c.Instr.Common().Pos()]
			if expr == nil || c.Fn == nil {
				continue
			}
			i := slices.IndexFunc(p.sites, func(x *Site) bool { return x.Expr == expr })
			if i < 0 {
				site := p.place(&Site{Expr: expr, Call: expr, Func: c.Fn, instr: c.Instr, args: argsOf(c.Instr.Common(), c.Fn), live: h.live,
					server: h.live.From})
				if site == nil {
					continue
				}
				i = len(p.sites)
				p.sites = append(p.sites, site)
			}
			site := p.sites[i]
			if !slices.Contains(site.calls, c) {
				site.calls = append(site.calls, c)
			}
			for _, cell := range p.flow.Arg(c, h.live.From.Arg, h.live.From.Path) {
				if srv := (served{cell, valueflow.Point{In: c.In, Instr: c.Instr}}); !slices.Contains(site.servers, srv) {
					site.servers = append(site.servers, srv)
				}
			}
		}
	}
}

// summarizeLive says what a function puts live at the site when strangers call it, or nil when that is nothing or cannot be told. handed reports
// that the server is an argument.
func (p *program) summarizeLive(in *valueflow.Instance, below map[*valueflow.Instance]bool, s *Site) (live *Live, handed bool) {
	if !slices.ContainsFunc(s.calls, func(c *valueflow.Call) bool { return below[c.In] }) && !(s.calls == nil && below[p.rootOf(s.instr.Parent())]) {
		return nil, false
	}
	f := in.Func
	live = &Live{Effects: make(Effects, len(summaryFields)), Func: s.Serves(), AddrArg: -1, Handler: -1, Address: s.Address(), Stopped: s.whoStops(in)}
	live.Mixed, live.Shares = s.live != nil && s.live.Mixed, s.SharesPort()
	if s.live == nil && s.server != nil && live.Stopped == Set && s.listener() == nil && !p.anyStops(s.objects(), below) {
		live.Stopped = Unset // whoever calls f gives no sign to stop
	}
	live.AddrArg = p.givenBy(f, s.addressValue())
	live.Handler = p.givenBy(f, s.handler())
	live.Waits = s.waits(f)
	if s.server == nil {
		for i, name := range summaryFields {
			live.Effects[i] = byte(s.own(name))
		}
		return live, false
	}
	froms := map[Ref]bool{}
	found := false
	for _, srv := range s.servers {
		if !below[srv.at.In] {
			continue
		}
		found = true
		if from, ok := p.given(in, srv.cell); ok {
			froms[from] = true
		}
	}
	if !found || len(froms) > 1 {
		return nil, false
	}
	part := *s
	part.states = map[string]valueflow.Answer{}
	part.servers = slices.DeleteFunc(slices.Clone(s.servers), func(srv served) bool { return !below[srv.at.In] })
	for i, name := range summaryFields {
		live.Effects[i] = byte(part.state(valueflow.Ask{Fields: name}).Bits)
	}
	for from := range froms {
		live.From = &from
		if p.hiddenWay(in, from) {
			// What the package itself put there came in by the argument too.
			live.Judged = part.knows()
			part.servers = slices.DeleteFunc(part.servers, func(srv served) bool { _, ok := p.given(in, srv.cell); return !ok })
			part.states = map[string]valueflow.Answer{}
			for i, name := range summaryFields {
				live.Effects[i] = byte(part.state(valueflow.Ask{Fields: name}).Bits)
			}
		}
		live.Keeps = p.keeps(in, from)
		live.Stopped = s.listenerStops(in)
		if l := s.listener(); l != nil && s.live == nil && p.fromAddr(l) {
			live.Func = "ListenAnd" + live.Func // listening is done by hand, where the server says
		}
		mine := p.flow.Follow(in, f.Params[from.Arg], from.Path)
		for _, st := range p.stores(objects{set: mine}, "Addr") {
			if st.At.In == in && live.AddrArg < 0 {
				live.AddrArg = p.givenBy(f, st.Val) // Have: func (e *Echo) Start(address string) { e.Server.Addr = address; ... }
			}
		}
		for _, stop := range p.stopsOf(objects{set: mine}) {
			if below[stop.at.In] {
				live.Stopped = Set
			}
		}
		if s.live != nil && live.Stopped == Unset {
			live.Stopped = s.live.Stopped
		}
	}
	if live.From == nil {
		for i, v := range live.Effects {
			if bits := valueflow.Bits(v); bits&valueflow.Passes != 0 {
				live.Effects[i] = byte(bits&^valueflow.Passes | valueflow.Maybe)
			}
		}
	}
	return live, live.From != nil
}

// knows reports whether one of the servers is known to lack, or all to have, limits for headers and idle connections.
func (s *Site) knows() bool {
	return s.Unset("ReadHeaderTimeout", "ReadTimeout") || s.Unset("IdleTimeout", "ReadTimeout")
}

// keeps reports whether an instance, and what runs on its behalf, stores nothing in the fields through which the server is found.
func (p *program) keeps(in *valueflow.Instance, from Ref) bool {
	below := p.flow.Below(in)
	for i := range len(from.Path) {
		if from.Path[i] != '*' {
			continue
		}
		for _, c := range p.flow.Follow(in, in.Func.Params[from.Arg], from.Path[:i]) {
			if slices.ContainsFunc(p.flow.Stores(c), func(st valueflow.Stored) bool { return below[st.At.In] }) {
				return false
			}
		}
	}
	return true
}

// givenBy returns the index of the parameter of f that is the value, or -1.
func (p *program) givenBy(f *ssa.Function, v ssa.Value) int {
	if v == nil {
		return -1
	}
	param, ok := strip(v).(*ssa.Parameter)
	if !ok || param.Parent() != f {
		// Have: if addr == "" { addr = ":https" }, a default that is for the caller to choose as well.
		param = nil
		for _, o := range p.origins(v) {
			if k := constantOf(o); k != nil && !k.IsNil() {
				continue
			}
			given, ok := o.Site.(*ssa.Parameter)
			if !ok || o.Kind != valueflow.Given || given.Parent() != f || param != nil && param != given {
				return -1
			}
			param = given
		}
	}
	if param == nil {
		return -1
	}
	return paramIndex(param)
}

// merged sums up servers that one call puts live: the worst of each. Of one server that several paths put live it tells what any of them does.
func merged(lives []Live) *Live {
	out := lives[0]
	out.Effects = slices.Clone(out.Effects)
	for _, l := range lives[1:] {
		for i, v := range l.Effects {
			if out.From != nil {
				out.Effects[i] |= v
			} else if valueflow.Bits(v) == valueflow.Unset {
				out.Effects[i] = v
			}
		}
		out.Keeps = out.Keeps && l.Keeps
		out.Waits = out.Waits && l.Waits
		out.Shares = out.Shares || l.Shares
		out.Mixed = out.Mixed || l.Mixed || strings.HasSuffix(l.Func, "TLS") != strings.HasSuffix(out.Func, "TLS")
		if l.Stopped == Unset {
			out.Stopped = Unset
		}
		if l.AddrArg != out.AddrArg {
			out.AddrArg = -1
		}
		if l.Handler != out.Handler {
			out.Handler = -1
		}
		out.Address = join([]Address{out.Address, l.Address})
	}
	return &out
}
