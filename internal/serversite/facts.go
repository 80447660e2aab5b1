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

// This file carries what is known of servers from package to package. A function that others may call is summed up
// once, where it is declared: what it does to the servers that it gets, how the servers that it returns were built,
// and which servers it puts live. Frameworks are understood in the same way, from the very version that the program
// links.

// Behavior is the summary of a function, a fact about it.
type Behavior struct {
	Touches []Touch
	Births  []Birth
	Lives   []Live
	Makes   []Touch // what the function does that is its result: an option, say
	Same    []Same  // results that are arguments
	Admin   bool    // it returns a handler that shows nothing but metrics, health or debug pages
}

// Ref names a server inside an argument of a call, the receiver being argument 0 of a method.
type Ref = valueflow.Ref

// Touch is what a function does to a server that it gets.
type Touch struct {
	Ref
	Effects       Effects
	Stops         bool      // it calls Shutdown or Close
	Shutdown      *Shutting // how it calls Shutdown, when it does nothing else to stop the server, at one place
	KeepAlivesOff bool      // it always switches keep-alives off
}

// Shutting is what a function that calls Shutdown does about its context.
type Shutting struct {
	Context  int   // the argument that is the context, or from which it is made, or -1
	Deadline State // whether the function gives it one; Unknown: that is for the caller's context to say
	Done     bool  // it is done when Shutdown begins
}

// Birth is a server in a result of a function.
type Birth struct {
	Result  int
	Path    string // see valueflow.Ref
	From    *Ref   // where paths on which the server came in as an argument got it; nil: there are none
	Effects Effects
	Config  *int  // the argument from whose fields of the same names the settings come, instead of Effects
	Stopped State // whether the package that built it stops it; Unknown: it kept it
	Options *Options
}

// Same is a result that is an argument.
type Same struct{ Result, Arg int }

// Options are functions that a constructor runs on what it makes.
type Options struct {
	Arg  int     // the list of them
	Bare Effects // what the constructor does without them
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
	AddrArg int         // the argument that is the address, or -1
	Handler int         // the argument that is the handler, or -1
	Shares  bool        // it may listen in a way that shares the port
	Debug   []DebugPage // what the server shows that the function builds, when the address is for the caller to say
	Judged  bool        // the package that declares the function knows the server well enough to judge it
	Waits   bool        // it does not return before the server is down, with the error of the serve call
}

// Effects say for each of the fields and groups what can become of it on the ways through a function.
type Effects []byte // valueflow.Bits for each of summaryFields

// summaryFields are the fields of servers that summaries speak of, and the groups of which net/http takes one for the
// other.
var summaryFields = []string{"Addr", "Handler", "TLSConfig", "ReadTimeout", "ReadHeaderTimeout", "WriteTimeout", "IdleTimeout", "MaxHeaderBytes",
	"TLSNextProto", "ConnState", "ErrorLog", "BaseContext", "ConnContext", "Protocols", "HTTP2",
	"ReadHeaderTimeout|ReadTimeout", "IdleTimeout|ReadTimeout"}

func (e Effects) of(field string) valueflow.Bits {
	if i := slices.Index(summaryFields, field); i >= 0 && i < len(e) {
		return valueflow.Bits(e[i])
	}
	return valueflow.Maybe
}

// unlessSet returns the effects of a function that makes settings on request when nobody asks for them: limits that
// it may set are not.
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

// String tells what matters of the behavior: "serves arg 0", "serves a server without ReadHeaderTimeout", "sets
// IdleTimeout".
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
		if t.KeepAlivesOff {
			out = append(out, "switches keep-alives off of"+where)
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

// returnsAdmin reports whether every handler that the function returns shows nothing but metrics, health or debug
// pages.
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
				// A server that strangers hand over by itself may be lost to code that nobody knows; it helps to know
				// that it is not.
				if t := p.summarizeTouch(in, i, path); path == "" || t.Stops || t.KeepAlivesOff || !slices.Equal(t.Effects, every(valueflow.Passes, nil)) {
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
		b.Admin, b.Makes = p.returnsAdmin(f), p.makes(in)
		if len(b.Touches)+len(b.Births)+len(b.Lives) > 0 {
			p.same(f, b)
		}
		if fn := declared(f); fn != nil && (b.Admin || len(b.Touches)+len(b.Births)+len(b.Lives)+len(b.Makes) > 0) {
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

// waysTo lists the ways from a value to servers: the pointer itself, and fields, also those that strangers cannot
// name, since their calls lead there.
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
	var stops []stop
	for _, s := range p.stopsOf(objects{set: mine}) {
		if below[s.at.In] {
			stops = append(stops, s)
		}
	}
	t.Stops = len(stops) > 0
	if len(stops) == 1 && stops[0].name == "Shutdown" && stops[0].call != nil {
		t.Shutdown = p.shutting(stops[0], in)
	}
	t.KeepAlivesOff = p.keepAlivesOff(in, objects{set: mine})
	return t
}

func (p *program) summarizeBirth(in *valueflow.Instance, result int, path string) *Birth {
	servers := p.returned(in, result, path)
	boxed := types.IsInterface(in.Func.Signature.Results().At(result).Type())
	froms := map[Ref]bool{}
	var mine []*valueflow.Cell
	for _, srv := range servers {
		if boxed && (srv.cell.Type() == nil || types.TypeString(srv.cell.Type(), nil) != "net/http.Server") {
			return nil
		}
		if !slices.Contains(mine, srv.cell) {
			mine = append(mine, srv.cell)
		}
		if from, ok := p.given(in, srv.cell); ok {
			froms[from] = true
		}
	}
	birth := &Birth{Result: result, Path: path, Effects: p.left(servers, false), Stopped: Unset}
	if len(froms) > 1 || len(mine) == 0 {
		return nil
	}
	if len(froms) == 0 {
		if arg := p.optionsOf(in); arg >= 0 {
			if bare := p.left(servers, true); !slices.Equal(bare, birth.Effects) {
				birth.Options = &Options{arg, bare}
			}
		}
	}
	for from := range froms {
		birth.From = &from
		if from.Path != "" && p.hiddenWay(in, from) {
			// Have: func (a *App) Server() *http.Server { return a.server }, where whatever the package put there
			// came from it too.
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

// returned lists the servers at a path of a result of an instance, where it returns them.
func (p *program) returned(in *valueflow.Instance, result int, path string) []served {
	var out []served
	for _, ret := range returns(in.Func) {
		for _, c := range p.flow.Follow(in, ret.Results[result], path) {
			if c.Object.Kind != valueflow.Constant {
				out = append(out, served{c, valueflow.Point{In: in, Instr: ret}})
			}
		}
	}
	return out
}

// left says what has become of servers, bare of what options do to them.
func (p *program) left(servers []served, bare bool) Effects {
	out := make(Effects, len(summaryFields))
	for i, name := range summaryFields {
		for _, srv := range servers {
			bits := p.flow.State(srv.cell, valueflow.Ask{Fields: name, Bare: bare}, srv.at).Bits
			if bits == 0 {
				bits = valueflow.Maybe
			}
			out[i] |= byte(bits)
		}
	}
	return out
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

// keeps reports whether an instance, and what runs on its behalf, stores nothing in the fields through which the
// server is found.
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

// merged sums up servers that one call puts live: the worst of each. Of one server that several paths put live it
// tells what any of them does.
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
