package serversite

import (
	"go/constant"
	"go/token"
	"go/types"
	"go/version"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file answers what a server offers in TLS. What counts is the tls.Config of the connections: the server's own when net/http makes the
// listener, the listener's when the program does.

// TLS says whether the server speaks TLS: Set when every connection does, Unset when none does.
func (s *Site) TLS() State {
	if s.live != nil && s.live.Mixed {
		return Unknown
	}
	if strings.HasSuffix(s.Serves(), "TLS") {
		return Set
	}
	l := s.listener()
	if l == nil && !strings.HasPrefix(s.Serves(), "Listen") {
		return Unknown // a function of its own makes the listener
	}
	if l == nil {
		return Unset
	}
	state := func(leaf ssa.Value) State {
		switch fn := madeBy(leaf); {
		case fn == nil:
			return Unknown
		case isTLSListener(fn):
			return Set
		case fn.FullName() == "net.Listen" || fn.FullName() == "(*net.ListenConfig).Listen":
			return Unset
		}
		return Unknown
	}
	all := slices.DeleteFunc(s.p.leaves(l), func(leaf ssa.Value) bool {
		c, ok := leaf.(*ssa.Const)
		return ok && c.IsNil() // returned beside an error
	})
	if len(all) == 0 {
		return Unknown
	}
	out := state(all[0])
	for _, leaf := range all[1:] {
		if state(leaf) != out {
			return Unknown
		}
	}
	return out
}

// madeBy returns the declared function whose result a value is, or nil.
func madeBy(v ssa.Value) *types.Func {
	if ex, ok := v.(*ssa.Extract); ok {
		v = ex.Tuple
	}
	if call, ok := v.(*ssa.Call); ok {
		return calledFunc(&call.Call)
	}
	return nil
}

func isTLSListener(fn *types.Func) bool {
	return fn.FullName() == "crypto/tls.NewListener" || fn.FullName() == "crypto/tls.Listen"
}

// tlsConfig is a *tls.Config as an instruction finds it.
type tlsConfig struct {
	at    ssa.Instruction
	place place
	typ   types.Type // *tls.Config
	value ssa.Value  // nil: the field TLSConfig of the server
}

// ownConfig returns the server's own configuration, which net/http, or the runtime, takes when it makes the TLS listener.
func (s *Site) ownConfig() (tlsConfig, bool) {
	if s.server == nil || s.live != nil && !IsRuntime(s.Func.Pkg().Path()) || !strings.HasSuffix(s.Serves(), "TLS") || s.Field("TLSConfig") != Set {
		return tlsConfig{}, false
	}
	field := s.question("TLSConfig").field
	st := structOf(s.server.typ())
	if st == nil || field < 0 {
		return tlsConfig{}, false
	}
	at := s.server.place().field(field)
	at.path += "*"
	return tlsConfig{at: s.instr, place: at, typ: st.Field(field).Type()}, true
}

// listenerConfigs returns the configurations of the TLS listeners that the site may serve.
func (s *Site) listenerConfigs() []tlsConfig {
	l := s.listener()
	if l == nil {
		return nil
	}
	var out []tlsConfig
	seen := map[ssa.Value]bool{}
	var add func(l ssa.Value)
	add = func(l ssa.Value) {
		if s.p.shared(l) {
			return
		}
		for _, leaf := range s.p.leaves(l) {
			if param, ok := leaf.(*ssa.Parameter); ok {
				// Others may hand over listeners too; those of the package are known. Who hands over the server as well is a site of its own.
				for _, call := range s.p.calls[param.Parent()] {
					if !seen[param] && !s.p.serves[param.Parent()] {
						add(argument(call, paramIndex(param)))
					}
				}
				seen[param] = true
				continue
			}
			fn := madeBy(leaf)
			if ex, ok := leaf.(*ssa.Extract); ok {
				leaf = ex.Tuple
			}
			if fn == nil || !isTLSListener(fn) || seen[leaf] {
				continue
			}
			seen[leaf] = true
			call := leaf.(*ssa.Call)
			config := call.Call.Args[len(call.Call.Args)-1]
			out = append(out, tlsConfig{call, placeOf(config), config.Type(), config})
		}
	}
	add(l)
	return out
}

// shared reports whether a value is loaded from a field that several other functions fill, each perhaps in an instance of its own: which of
// them filled this one is unknown.
func (p *program) shared(v ssa.Value) bool {
	ld, ok := strip(v).(*ssa.UnOp)
	if !ok || ld.Op != token.MUL {
		return false
	}
	fa, ok := ld.X.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	fillers := map[*ssa.Function]bool{}
	for _, st := range p.stores[fieldVar(fa)] {
		if !isZero(st.Val) {
			fillers[st.Parent()] = true
		}
	}
	return len(fillers) > 1 && !fillers[ld.Parent()]
}

// configs returns the configurations with which the server may meet its clients.
func (s *Site) configs() []tlsConfig {
	if c, ok := s.ownConfig(); ok {
		return []tlsConfig{c}
	}
	return s.listenerConfigs()
}

// field walks back from where a configuration is used, see question.
func (p *program) configField(c tlsConfig, name string, wanted func(ssa.Value) bool) verdict {
	q := p.question(c.typ, "", name)
	q.wanted = wanted
	found := q.upTo(c.at, c.place)
	if q.steps <= 0 {
		return isUnknown
	}
	return found
}

// TLSNumbers returns the constants that a number or a list of numbers in the tls.Config may be when clients connect: those that it has on
// every path. It returns none when some path may leave the field alone, or gives it what is no constant.
func (s *Site) TLSNumbers(field string) []uint16 {
	var out []uint16
	for _, c := range s.configs() {
		var list []uint16
		found := s.p.configField(c, field, func(v ssa.Value) bool {
			got, ok := s.p.numbers(v)
			list = append(list, got...)
			return ok
		})
		if found != isUnset || s.p.configLeaks(c) {
			return nil
		}
		out = append(out, list...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TLSAssigned reports whether every path sets a field of the tls.Config.
func (s *Site) TLSAssigned(field string) bool {
	configs := s.configs()
	for _, c := range configs {
		if s.p.configField(c, field, func(v ssa.Value) bool { return v != nil }) != isUnset {
			return false
		}
	}
	return len(configs) > 0
}

// numbers returns the constants that a value is, or that a slice literal holds, zero excepted.
func (p *program) numbers(v ssa.Value) (out []uint16, ok bool) {
	if v == nil {
		return nil, false
	}
	for _, leaf := range p.leaves(v) {
		if elems, ok := elements(leaf); ok && len(elems) > 0 {
			for _, e := range elems {
				got, ok := p.numbers(e)
				if !ok {
					return nil, false
				}
				out = append(out, got...)
			}
			continue
		}
		c, ok := leaf.(*ssa.Const)
		if !ok || c.Value == nil || c.Value.Kind() != constant.Int || c.Uint64() == 0 {
			return nil, false
		}
		out = append(out, uint16(c.Uint64()))
	}
	return out, len(out) > 0
}

// elements returns the elements of a slice literal.
func elements(v ssa.Value) ([]ssa.Value, bool) {
	slice, ok := v.(*ssa.Slice)
	if !ok || slice.Low != nil || slice.High != nil {
		return nil, false
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok {
		return nil, false
	}
	var out []ssa.Value
	for _, ref := range *array.Referrers() {
		if at, ok := ref.(*ssa.IndexAddr); ok {
			for _, use := range *at.Referrers() {
				if st, ok := use.(*ssa.Store); ok {
					out = append(out, st.Val)
				}
			}
		}
	}
	return out, true
}

// configObjects returns what the configuration may be.
func (p *program) configObjects(c tlsConfig) objects {
	if c.value != nil {
		return p.sources(p.objectsOf(c.value))
	}
	// The field of a server: all that is stored into fields of that name.
	out := objects{set: map[object]bool{}}
	for _, w := range p.writes["TLSConfig"] {
		if st, ok := w.instr.(*ssa.Store); ok {
			for o := range p.sources(p.objectsOf(st.Val)).set {
				out.set[o] = true
			}
		}
	}
	return out
}

// configLeaks reports whether code that cannot be followed gets hold of the configuration, so that it may say something else in the end.
func (p *program) configLeaks(c tlsConfig) bool {
	mine := p.configObjects(c)
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				callee := call.Common().StaticCallee()
				if fn := calledFunc(call.Common()); callee != nil && callee.Pkg == p.pkg || fn != nil && fn.Pkg() != nil && isStd(fn.Pkg().Path()) {
					continue
				}
				for _, arg := range call.Common().Args {
					if types.Identical(arg.Type(), c.typ) && mayAlias(p.objectsOf(arg), mine) {
						return true
					}
				}
			}
		}
	}
	return false
}

// LosesHTTP2 reports whether clients that meet a TLS listener of the program are not offered HTTP/2, though nobody has switched it off: net/http
// adds it to the configuration of listeners that it makes itself, but not to those that it is given.
func (s *Site) LosesHTTP2() bool {
	if !s.ofNetHTTP() || s.Assigned("TLSNextProto") || s.Assigned("Protocols") || s.p.callsHTTP2() {
		return false
	}
	return slices.ContainsFunc(s.listenerConfigs(), func(c tlsConfig) bool {
		lacks := func(v ssa.Value) bool { return v == nil || isZero(v) || s.p.lacksH2(v) }
		if s.p.configField(c, "NextProtos", lacks)&isUnset == 0 || s.p.configLeaks(c) {
			return false
		}
		// A value that has it, or may have it, on some path is a choice of the program.
		mine := s.p.configObjects(c)
		for fv, stores := range s.p.stores {
			if fv.Pkg() == nil || fv.Pkg().Path() != "crypto/tls" {
				continue
			}
			for _, st := range stores {
				if fv.Name() == "GetConfigForClient" && !isZero(st.Val) || fv.Name() == "NextProtos" && !lacks(st.Val) {
					if mayAlias(s.p.sources(s.p.objectsOf(st.Addr.(*ssa.FieldAddr).X)), mine) {
						return false
					}
				}
			}
		}
		return true
	})
}

// ofNetHTTP reports whether the server is one of net/http. That of fasthttp, for one, speaks no HTTP/2 whatever a listener offers.
func (s *Site) ofNetHTTP() bool {
	if s.server == nil {
		path := s.Func.Pkg().Path()
		return path == "net/http" || serverTypes[path] == ""
	}
	t := types.Unalias(s.server.typ())
	if ptr, ok := t.(*types.Pointer); ok {
		t = types.Unalias(ptr.Elem())
	}
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http"
}

// lacksH2 reports whether a list of protocols is constant and has no "h2".
func (p *program) lacksH2(v ssa.Value) bool {
	for _, leaf := range p.leaves(v) {
		elems, ok := elements(leaf)
		if !ok {
			return false
		}
		for _, e := range elems {
			if text, whole, ok := p.text(e); !ok || !whole || text == "h2" {
				return false
			}
		}
	}
	return true
}

// callsHTTP2 reports whether the package configures HTTP/2 by hand, with golang.org/x/net/http2.
func (p *program) callsHTTP2() bool {
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					if fn := calledFunc(call.Common()); fn != nil && fn.FullName() == "golang.org/x/net/http2.ConfigureServer" {
						return true
					}
				}
			}
		}
	}
	return false
}

// HTTP2Off returns the field of the http.Server that switches HTTP/2 off on every path: TLSNextProto when it is an empty map, Protocols when it is
// a set without HTTP/2; "" when there is none, or the program may decide otherwise.
func (s *Site) HTTP2Off() string {
	if s.server == nil {
		return ""
	}
	is := func(field string, wanted func(ssa.Value) bool) bool {
		q := s.question(field)
		q.wanted = wanted
		return q.site(s) == isUnset && q.steps > 0 && !q.otherWrite(s.instr, *s.server)
	}
	switch {
	case is("Protocols", func(v ssa.Value) bool { return v != nil && s.p.withoutHTTP2(v) }):
		return "Protocols"
	case !s.Assigned("Protocols") && is("TLSNextProto", s.p.emptyMap): // Protocols, if set, is asked instead
		return "TLSNextProto"
	}
	return ""
}

// emptyMap reports whether a value is a map that nobody fills.
func (p *program) emptyMap(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeMap)
	return ok && !slices.ContainsFunc(*m.Referrers(), func(ref ssa.Instruction) bool {
		st, ok := ref.(*ssa.Store)
		_, debug := ref.(*ssa.DebugRef)
		return !debug && !(ok && st.Val == m)
	})
}

// withoutHTTP2 reports whether a *http.Protocols is a set that never has HTTP/2 over TLS.
func (p *program) withoutHTTP2(v ssa.Value) bool {
	mine := p.objectsOf(v)
	if mine.unknown || len(mine.set) != 1 {
		return false
	}
	for o := range mine.set {
		if _, ok := o.val.(*ssa.Alloc); !ok || len(p.cells[o.val]) > 0 {
			return false // a copy of another set
		}
	}
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				fn := calledFunc(call.Common())
				for i, arg := range call.Common().Args {
					if !types.Identical(arg.Type(), v.Type()) || !mayAlias(p.objectsOf(arg), mine) {
						continue
					}
					if i != 0 || fn == nil || fn.Pkg().Path() != "net/http" {
						return false
					}
					if on, ok := call.Common().Args[1].(*ssa.Const); fn.Name() == "SetHTTP2" && !(ok && !constant.BoolVal(on.Value)) {
						return false
					}
				}
			}
		}
	}
	return true
}

// LegacyH2C reports whether the server speaks HTTP/2 without TLS by golang.org/x/net/http2/h2c, in a module whose version of Go does it by
// http.Server.Protocols.
func (s *Site) LegacyH2C() bool {
	if version.Compare(s.Pass.Pkg.GoVersion(), "go1.24") < 0 || s.TLS() != Unset {
		return false
	}
	h, _ := s.handlers()
	if h == nil {
		return false
	}
	return slices.ContainsFunc(s.p.leaves(h), func(leaf ssa.Value) bool {
		fn := madeBy(leaf)
		return fn != nil && fn.FullName() == "golang.org/x/net/http2/h2c.NewHandler"
	})
}
