package serversite

import (
	"bytes"
	"fmt"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

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
type Ref struct {
	Arg  int
	Path string // see place
}

// Touch is what a function does to a server that it gets.
type Touch struct {
	Ref
	Effects Effects
	Stops   bool // it calls Shutdown or Close
}

// Birth is a server in a result of a function.
type Birth struct {
	Result  int
	Path    string // see place
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
}

// Effects say for each of the fields what happens to it on the paths through a function.
type Effects []byte // a verdict for each of summaryFields

// summaryFields are the fields of servers that summaries speak of.
var summaryFields = []string{"Addr", "Handler", "TLSConfig", "ReadTimeout", "ReadHeaderTimeout", "WriteTimeout", "IdleTimeout", "MaxHeaderBytes",
	"TLSNextProto", "ConnState", "ErrorLog", "BaseContext", "ConnContext", "Protocols", "HTTP2"}

func (e Effects) of(field string) verdict {
	if i := slices.Index(summaryFields, field); i >= 0 && i < len(e) {
		return verdict(e[i])
	}
	return isUnknown
}

// unlessSet returns the effects of a function that makes settings on request when nobody asks for them: limits that it may set are not.
func (e Effects) unlessSet() Effects {
	out := slices.Clone(e)
	for i, name := range summaryFields {
		if strings.HasSuffix(name, "Timeout") && i < len(e) && verdict(e[i]) == isUnknown {
			out[i] = byte(isUnset)
		}
	}
	return out
}

// every returns the effects that are v for all fields but those in except.
func every(v verdict, except map[string]verdict) Effects {
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
		if set := t.Effects.list(func(v verdict) bool { return v == isSet }); set != "" {
			out = append(out, "sets "+set+" of"+where)
		}
		if may := t.Effects.list(func(v verdict) bool { return v != isSet && v != passes }); may != "" {
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
		out = append(out, text+" with "+birth.Effects.list(func(v verdict) bool { return v == isSet }))
	}
	for _, l := range b.Lives {
		if l.From != nil {
			out = append(out, fmt.Sprintf("serves arg %d%s", l.From.Arg, l.From.Path))
		} else {
			out = append(out, "serves its own with "+l.Effects.list(func(v verdict) bool { return v == isSet }))
		}
	}
	if b.Admin {
		out = append(out, "returns an admin handler")
	}
	return strings.Join(out, "; ")
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

func (e Effects) list(is func(verdict) bool) string {
	var names []string
	for i, v := range e {
		if is(verdict(v)) {
			names = append(names, summaryFields[i])
		}
	}
	return strings.Join(names, " ")
}

// behaviorOf returns what is known of a function of another package, or nil.
func (p *program) behaviorOf(f *ssa.Function) *Behavior {
	if f == nil || f.Pkg == p.pkg {
		return nil
	}
	fn, _ := f.Object().(*types.Func)
	return behavior(p.pass, fn)
}

// touch returns what a call does to a server that is named at in the caller, or nil.
func (p *program) touch(call ssa.CallInstruction, at place) *Touch {
	b := p.behaviorOf(call.Common().StaticCallee())
	if b == nil {
		return nil
	}
	for i := range b.Touches {
		t := &b.Touches[i]
		if t.Arg < len(call.Common().Args) {
			arg := placeOf(call.Common().Args[t.Arg])
			arg.path += t.Path
			if arg == at {
				return t
			}
		}
	}
	return nil
}

// birth returns how the server at a path of a result of a call was built, or nil.
func (p *program) birth(call *ssa.Call, result int, path string) *Birth {
	b := p.behaviorOf(call.Call.StaticCallee())
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

// bears reports whether a call of another package returns something newly made that holds servers newly made.
func (p *program) bears(call *ssa.Call, result int) bool {
	b := p.behaviorOf(call.Call.StaticCallee())
	if b == nil {
		return false
	}
	found := false
	for _, birth := range b.Births {
		if birth.Result == result {
			if birth.From != nil || birth.Path == "" {
				return false
			}
			found = true
		}
	}
	return found
}

// summarize exports the behavior of all functions that other packages may call.
func (p *program) summarize(lives map[*ssa.Function][]Live) {
	for _, f := range p.funcs {
		if !p.externallyCallable(f) {
			continue
		}
		b := &Behavior{Lives: lives[f]}
		for i, param := range f.Params {
			for _, path := range p.serverPaths(param.Type()) {
				// A server that strangers hand over by itself may be lost to code that nobody knows; it helps to know that it is not.
				if t := p.summarizeTouch(f, i, path); path == "" || t.Stops || !bytes.Equal(t.Effects, every(passes, nil)) {
					b.Touches = append(b.Touches, t)
				}
			}
		}
		results := f.Signature.Results()
		for i := range results.Len() {
			for _, path := range p.serverPaths(results.At(i).Type()) {
				if birth := p.summarizeBirth(f, i, path); birth != nil {
					b.Births = append(b.Births, *birth)
				}
			}
		}
		b.Admin = p.returnsAdmin(f)
		if fn, ok := f.Object().(*types.Func); ok && (b.Admin || len(b.Touches)+len(b.Births)+len(b.Lives) > 0) {
			p.pass.ExportObjectFact(fn, b)
		}
	}
}

// serverPaths lists the ways from a pointer to servers that strangers can follow too: the pointer itself, and exported fields.
func (p *program) serverPaths(t types.Type) []string {
	if p.isServerPtr(t) {
		return []string{""}
	}
	ptr, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return nil
	}
	var out []string
	var walk func(t types.Type, prefix string, depth int)
	walk = func(t types.Type, prefix string, depth int) {
		st, ok := t.Underlying().(*types.Struct)
		if !ok || depth > 2 {
			return
		}
		for i := range st.NumFields() {
			fv := st.Field(i)
			if !fv.Exported() && !fv.Embedded() {
				continue
			}
			path := prefix + "." + strconv.Itoa(i)
			switch {
			case p.isServer(fv.Type()):
				out = append(out, path)
			case p.isServerPtr(fv.Type()):
				out = append(out, path+"*")
			default:
				walk(fv.Type(), path, depth+1)
			}
		}
	}
	walk(ptr.Elem(), "", 0)
	return out
}

// within returns f and the functions that run on its behalf: those that it calls, and the anonymous ones in it.
func (p *program) within(f *ssa.Function) map[*ssa.Function]bool {
	if out := p.reach[f]; out != nil {
		return out
	}
	out := map[*ssa.Function]bool{f: true}
	todo := []*ssa.Function{f}
	add := func(g *ssa.Function) {
		if g != nil && g.Pkg == p.pkg && !out[g] {
			out[g] = true
			todo = append(todo, g)
		}
	}
	for len(todo) > 0 {
		g := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, b := range g.Blocks {
			for _, instr := range b.Instrs {
				for _, op := range instr.Operands(nil) {
					if h, ok := (*op).(*ssa.Function); ok {
						add(h)
					}
				}
			}
		}
	}
	p.reach[f] = out
	return out
}

func (p *program) summarizeTouch(f *ssa.Function, arg int, path string) Touch {
	at := place{f.Params[arg], path}
	t := Touch{Ref: Ref{arg, path}, Effects: make(Effects, len(summaryFields))}
	inside := p.within(f)
	leaked := false
	for _, l := range p.leaks {
		if _, returned := l.instr.(*ssa.Return); !returned && inside[l.instr.Parent()] && p.comesFrom(f, l.instr, ref{v: l.server}, at) {
			leaked = true
		}
	}
	for i, name := range summaryFields {
		q := p.question(f.Params[arg].Type(), path, name)
		q.target = f
		pass := q.passThrough(f, at)
		found := pass.found
		for entry := range pass.entries {
			if entry == at {
				found |= passes
			} else {
				found |= isUnknown
			}
		}
		for _, w := range p.writes[name] {
			if inside[w.instr.Parent()] && !q.visited[spot{w.instr.Parent(), placeOf(w.server)}] {
				found |= isUnknown
			}
		}
		if leaked {
			found |= isUnknown
		}
		t.Effects[i] = byte(found)
	}
	for g := range inside {
		for _, b := range g.Blocks {
			for _, instr := range b.Instrs {
				for _, srv := range p.stopped(instr) {
					t.Stops = t.Stops || p.comesFrom(f, instr, srv, at)
				}
			}
		}
	}
	return t
}

// comesFrom reports whether the server at an instruction, which runs on behalf of f, may be the one that f got at a place.
func (p *program) comesFrom(f *ssa.Function, instr ssa.Instruction, srv ref, at place) bool {
	q := p.question(srv.v.Type(), srv.path, "")
	q.target = f
	q.upTo(instr, srv.place())
	return q.entries[at]
}

func (p *program) summarizeBirth(f *ssa.Function, result int, path string) *Birth {
	birth := &Birth{Result: result, Path: path, Effects: make(Effects, len(summaryFields)), Stopped: Unset}
	froms := map[place]bool{}
	for i, name := range summaryFields {
		q := p.question(f.Signature.Results().At(result).Type(), path, name)
		q.target = f
		var found verdict
		for _, ret := range returns(f) {
			at := placeOf(ret.Results[result])
			if isZero(at.base) {
				continue
			}
			at.path += path
			found |= q.upTo(ret, at)
			if found&isUnset != 0 && q.otherWrite(ret, ref{ret.Results[result], path}) {
				found = found&^isUnset | isUnknown
			}
		}
		if len(q.entries) > 0 {
			found |= passes
			maps.Copy(froms, q.entries)
		}
		birth.Effects[i] = byte(found)
	}
	if len(froms) > 1 {
		return nil
	}
	for at := range froms {
		birth.From = &Ref{paramIndex(at.base.(*ssa.Parameter)), at.path}
	}
	for _, ret := range returns(f) {
		mine := p.objectsOfRef(ref{ret.Results[result], path})
		for _, l := range p.leaks {
			if _, returned := l.instr.(*ssa.Return); !returned && mayAlias(p.objectsOf(l.server), mine) {
				birth.Stopped = Unknown
			}
		}
		if p.anyStops(mine, nil) {
			birth.Stopped = Set
		}
	}
	return birth
}

// anyStops reports whether an instruction of the package stops one of the servers, when the program consists of some functions or, with
// nil, of all.
func (p *program) anyStops(mine objects, inside map[*ssa.Function]bool) bool {
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				for _, srv := range p.stopped(instr) {
					if at := p.objectsOfRef(srv); (at.unknown || mayAlias(at, mine)) && !p.waitsForever(instr, inside) {
						return true
					}
				}
			}
		}
	}
	return false
}

// spread finds for every site the functions through which other packages put it live, and the calls of such functions inside the package
// that hand them a server. Those calls are sites too: the function serves whatever it gets.
func (p *program) spread(sites []*Site) ([]*Site, map[*ssa.Function][]Live) {
	lives := map[*ssa.Function][]Live{}
	own := map[*ssa.Function][]*Site{} // servers that the function builds itself: those of lives without From
	handed := map[ssa.Instruction]bool{}
	for i := 0; i < len(sites); i++ {
		seen := map[*ssa.Function]bool{}
		todo := []*ssa.Function{sites[i].instr.Parent()}
		for len(todo) > 0 {
			f := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if f == nil || seen[f] {
				continue
			}
			seen[f] = true
			if p.externallyCallable(f) {
				if live := p.summarizeLive(f, sites[i]); live != nil {
					lives[f] = append(lives[f], *live)
					if live.From != nil {
						p.serves[f] = true
						for _, call := range p.calls[f] {
							if s := p.liveSite(call, f, []Live{*live}); s != nil && !handed[call] {
								handed[call] = true
								sites = append(sites, s)
							}
						}
						continue
					}
					own[f] = append(own[f], sites[i])
				}
			}
			todo = append(todo, f.Parent())
			for _, call := range p.calls[f] {
				todo = append(todo, call.Parent())
			}
			for _, use := range p.values[f] {
				todo = append(todo, use.Parent())
			}
		}
	}
	for f, list := range own {
		// Whether a server that a function adds on request goes live is for the settings of the caller to say, and nobody knows those.
		at := -1
		lives[f] = slices.DeleteFunc(lives[f], func(l Live) bool {
			if l.From != nil {
				return false
			}
			at++
			return p.extra(f, list[at], list)
		})
	}
	return sites, lives
}

// summarizeLive says what a call of f puts live at the site, or nil when that cannot be told.
func (p *program) summarizeLive(f *ssa.Function, s *Site) *Live {
	live := &Live{Effects: make(Effects, len(summaryFields)), Func: s.Serves(), AddrArg: -1, Handler: -1, Address: s.Address(), Stopped: s.whoStops(f)}
	live.Mixed, live.Shares = s.live != nil && s.live.Mixed, s.SharesPort()
	if s.live == nil && s.server != nil && live.Stopped == Set && s.listener() == nil && !p.anyStops(p.objectsOfRef(*s.server), p.within(f)) {
		live.Stopped = Unset // whoever calls f gives no sign to stop
	}
	live.AddrArg = p.givenBy(f, s.addressValue())
	live.Handler = p.givenBy(f, s.handler())
	if s.server == nil {
		for i, name := range summaryFields {
			live.Effects[i] = byte(s.own(name))
		}
		return live
	}
	froms := map[place]bool{}
	for i, name := range summaryFields {
		q := s.question(name)
		q.target = f
		found := q.site(s)
		if len(q.entries) > 0 {
			found |= passes
			maps.Copy(froms, q.entries)
		}
		if found&isUnset != 0 && q.otherWrite(s.instr, *s.server) {
			found = found&^isUnset | isUnknown
		}
		live.Effects[i] = byte(found)
	}
	if len(froms) > 1 {
		return nil
	}
	for at := range froms {
		live.From = &Ref{paramIndex(at.base.(*ssa.Parameter)), at.path}
		live.Keeps = p.keeps(f, at)
		live.Stopped = s.listenerStops(f)
		if l := s.listener(); l != nil && s.live == nil && p.fromAddr(l, map[ssa.Value]bool{}) {
			live.Func = "ListenAnd" + live.Func // listening is done by hand, where the server says
		}
		for _, w := range p.writes["Addr"] {
			if st, ok := w.instr.(*ssa.Store); ok && st.Parent() == f && placeOf(w.server) == at && live.AddrArg < 0 {
				live.AddrArg = p.givenBy(f, st.Val) // Have: func (e *Echo) Start(address string) { e.Server.Addr = address; ... }
			}
		}
		for g := range p.within(f) {
			for _, b := range g.Blocks {
				for _, instr := range b.Instrs {
					for _, srv := range p.stopped(instr) {
						if p.comesFrom(f, instr, srv, at) {
							live.Stopped = Set
						}
					}
				}
			}
		}
		if s.live != nil && live.Stopped == Unset {
			live.Stopped = s.live.Stopped
		}
	}
	return live
}

// keeps reports whether f, and what runs on its behalf, stores nothing in the fields through which the server is found.
func (p *program) keeps(f *ssa.Function, at place) bool {
	inside := p.within(f)
	for i := 1; i <= len(at.path); i++ {
		fv := lastFieldOf(at.base.Type(), at.path[:i]).fld
		if slices.ContainsFunc(p.stores[fv], func(st *ssa.Store) bool { return inside[st.Parent()] }) {
			return false
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
	if !ok {
		// Have: if addr == "" { addr = ":https" }, a default that is for the caller to choose as well.
		leaves := slices.DeleteFunc(p.leaves(v), func(leaf ssa.Value) bool {
			c, ok := leaf.(*ssa.Const)
			return ok && !c.IsNil()
		})
		if len(leaves) == 1 {
			param, _ = strip(leaves[0]).(*ssa.Parameter)
		}
	}
	if param == nil || param.Parent() != f {
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
			} else if verdict(v) == isUnset {
				out.Effects[i] = v
			}
		}
		out.Keeps = out.Keeps && l.Keeps
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
