package serversite

import (
	"go/constant"
	"go/version"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file answers what a server offers in TLS. What counts is the tls.Config of the connections: the server's own
// when net/http makes the listener, the listener's when the program does.

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
	out, found := Unknown, false
	for _, o := range s.p.origins(l) {
		if isNilObject(o) {
			continue // returned beside an error
		}
		made, ok := knowledge.Listens(s.p.madeBy(o))
		st := Unset
		if made.TLS {
			st = Set
		}
		if !ok || made.Fixed != "" || found && st != out {
			return Unknown
		}
		out, found = st, true
	}
	return out
}

// tlsConfig is a *tls.Config as an instruction finds it.
type tlsConfig struct {
	cells []*valueflow.Cell
	at    valueflow.Point
}

// ownConfigs returns the server's own configurations, which net/http, or the runtime, takes when it makes the TLS
// listener. They are the only ones with which it meets its clients when serves is true.
func (s *Site) ownConfigs() (out []tlsConfig, serves bool) {
	serves = s.server != nil && (s.live == nil || IsRuntime(s.Func.Pkg().Path())) && strings.HasSuffix(s.Serves(), "TLS") && s.Field("TLSConfig") == Set
	for _, srv := range s.servers {
		if i := fieldIndex(srv.cell.Type(), "TLSConfig"); i >= 0 {
			c := tlsConfig{at: srv.at}
			for _, cell := range s.p.flow.Holds(s.p.flow.Cell(srv.cell.Object, srv.cell.Path+"."+strconv.Itoa(i))) {
				if cell.Object.Kind != valueflow.Constant {
					c.cells = append(c.cells, cell)
				}
			}
			if len(c.cells) > 0 {
				out = append(out, c)
			}
		}
	}
	return out, serves
}

// tlsListeners returns the calls that make the TLS listeners that the site may serve.
func (s *Site) tlsListeners() []*valueflow.Object {
	l := s.listener()
	if l == nil {
		return nil
	}
	return slices.DeleteFunc(s.p.origins(l), func(o *valueflow.Object) bool {
		made, _ := knowledge.Listens(s.p.madeBy(o))
		return !made.TLS
	})
}

// listenerConfigs returns the configurations of the TLS listeners that the site may serve.
func (s *Site) listenerConfigs() []tlsConfig {
	var out []tlsConfig
	for _, o := range s.tlsListeners() {
		call := callOf(o)
		config := call.Call.Args[len(call.Call.Args)-1]
		out = append(out, tlsConfig{s.p.flow.PointsTo(o.In, config), valueflow.Point{In: o.In, Instr: call}})
	}
	return out
}

// configs returns the configurations with which the server may meet its clients.
func (s *Site) configs() []tlsConfig {
	if own, serves := s.ownConfigs(); serves {
		return own
	}
	return s.listenerConfigs()
}

// configField says whether a field of a configuration has a wanted value where it is used, which Unset stands for;
// nil is the zero value.
func (p *program) configField(c tlsConfig, name string, wanted func(in *valueflow.Instance, v ssa.Value) bool) valueflow.Bits {
	p.asks++
	ask := valueflow.Ask{Fields: name, Key: strconv.Itoa(p.asks), Value: func(in *valueflow.Instance, v ssa.Value) valueflow.Bits {
		if wanted(in, v) {
			return valueflow.Unset
		}
		return valueflow.Set
	}}
	var bits valueflow.Bits
	for _, cell := range c.cells {
		if cell.Object.Kind != valueflow.Constant {
			bits |= p.flow.State(cell, ask, c.at).Bits
		}
	}
	return bits
}

// TLSNumbers returns the constants that a number or a list of numbers in the tls.Config may be when clients connect:
// those that it has on every path. It returns none when some path may leave the field alone, or gives it what is no
// constant.
func (s *Site) TLSNumbers(field string) []uint16 {
	var out []uint16
	for _, c := range s.configs() {
		if s.p.configLeaks(c) {
			return nil
		}
		var seen []uint16
		found := s.p.configField(c, field, func(in *valueflow.Instance, v ssa.Value) bool {
			got, ok := s.p.numbers(in, v)
			seen = append(seen, got...)
			return ok
		})
		if found != valueflow.Unset {
			return nil
		}
		slices.Sort(seen)
		for _, n := range slices.Compact(seen) { // those that were not replaced by others since
			if s.p.configField(c, field, func(in *valueflow.Instance, v ssa.Value) bool {
				got, _ := s.p.numbers(in, v)
				return slices.Contains(got, n)
			})&valueflow.Unset != 0 {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TLSAssigned reports whether every path sets a field of the tls.Config.
func (s *Site) TLSAssigned(field string) bool {
	configs := s.configs()
	for _, c := range configs {
		if s.p.configField(c, field, func(_ *valueflow.Instance, v ssa.Value) bool { return v != nil }) != valueflow.Unset {
			return false
		}
	}
	return len(configs) > 0
}

// numbers returns the constants that a value is, or that a slice literal holds, zero excepted.
func (p *program) numbers(in *valueflow.Instance, v ssa.Value) (out []uint16, ok bool) {
	if v == nil {
		return nil, false
	}
	return p.numbersOf(p.flow.PointsTo(in, v))
}

func (p *program) numbersOf(cells []*valueflow.Cell) (out []uint16, ok bool) {
	for _, c := range cells {
		if c.Object.Kind == valueflow.Allocated {
			got, ok := p.numbersOf(p.elements(c))
			if !ok {
				return nil, false
			}
			out = append(out, got...)
			continue
		}
		k := constantOf(c.Object)
		if k == nil || k.Value == nil || k.Value.Kind() != constant.Int || k.Uint64() == 0 {
			return nil, false
		}
		out = append(out, uint16(k.Uint64()))
	}
	return out, len(out) > 0
}

// elements returns what a list may hold.
func (p *program) elements(list *valueflow.Cell) []*valueflow.Cell {
	return p.flow.Holds(p.flow.Cell(list.Object, list.Path+"[]"))
}

// configLeaks reports whether code that cannot be followed gets hold of the configuration, so that it may say
// something else in the end.
func (p *program) configLeaks(c tlsConfig) bool {
	return slices.ContainsFunc(p.withCopied(objects{set: c.cells}).set, func(c *valueflow.Cell) bool { return len(p.flow.HandedTo(c)) > 0 })
}

// LosesHTTP2 reports whether clients that meet a TLS listener of the program are not offered HTTP/2, though nobody
// has switched it off: net/http adds it to the configuration of listeners that it makes itself, but not to those that
// it is given.
func (s *Site) LosesHTTP2() bool {
	if !s.ofNetHTTP() || s.Assigned("TLSNextProto") || s.Assigned("Protocols") || len(s.p.flow.CallsOf("golang.org/x/net/http2.ConfigureServer")) > 0 {
		return false
	}
	var makers []*ssa.Function
	for _, o := range s.tlsListeners() {
		if f := callOf(o).Parent(); !slices.Contains(makers, f) {
			makers = append(makers, f)
		}
	}
	n := 0
	configs := s.listenerConfigs()
	for _, c := range configs {
		if s.losesHTTP2(c) {
			n++
		}
	}
	// Several functions that fill one field do so in instances of their own: which of them filled this one is
	// unknown.
	return n > 0 && (n == len(configs) || len(makers) == 1)
}

// losesHTTP2 reports whether a configuration does not offer HTTP/2 on some path, and no path shows that somebody
// thought of it.
func (s *Site) losesHTTP2(c tlsConfig) bool {
	lacks := func(in *valueflow.Instance, v ssa.Value) bool { return v == nil || isZero(v) }
	if s.p.configField(c, "NextProtos", lacks)&valueflow.Unset == 0 || s.p.configLeaks(c) {
		return false
	}
	mine := objects{set: c.cells}
	for _, st := range append(s.p.stores(mine, "GetConfigForClient"), s.p.stores(mine, "NextProtos")...) {
		if !isZero(st.Val) {
			return false // a value on some path is a choice of the program
		}
	}
	return true
}

// ListsNoHTTP2 reports whether a TLS listener of the program offers a written list of protocols without HTTP/2: a
// choice, which may be meant so.
func (s *Site) ListsNoHTTP2() bool {
	if !s.ofNetHTTP() || s.Assigned("TLSNextProto") || s.Assigned("Protocols") || len(s.p.flow.CallsOf("golang.org/x/net/http2.ConfigureServer")) > 0 {
		return false
	}
	configs := s.listenerConfigs()
	for _, c := range configs {
		lists := func(in *valueflow.Instance, v ssa.Value) bool { return v != nil && !isZero(v) && s.p.lacksH2(in, v) }
		mine := objects{set: c.cells}
		if s.p.configField(c, "NextProtos", lists)&valueflow.Unset == 0 || s.p.configLeaks(c) || len(s.p.stores(mine, "GetConfigForClient")) > 0 {
			return false
		}
		for _, st := range s.p.stores(mine, "NextProtos") {
			if !isZero(st.Val) && !s.p.lacksH2(st.At.In, st.Val) {
				return false
			}
		}
	}
	return len(configs) > 0
}

// ofNetHTTP reports whether the server is one of net/http. That of fasthttp, for one, speaks no HTTP/2 whatever a
// listener offers.
func (s *Site) ofNetHTTP() bool {
	if s.server == nil {
		path := s.Func.Pkg().Path()
		return path == "net/http" || knowledge.ServerTypes[path] == ""
	}
	return s.Type() == "http.Server"
}

// lacksH2 reports whether a list of protocols is constant and has no "h2".
func (p *program) lacksH2(in *valueflow.Instance, v ssa.Value) bool {
	lists := p.flow.PointsTo(in, v)
	for _, list := range lists {
		elements := p.elements(list)
		http := false
		for _, e := range elements {
			text, whole, ok := p.text(e.Object)
			if !ok || !whole || text == "h2" {
				return false
			}
			http = http || strings.HasPrefix(text, "http/")
		}
		if !http {
			return false // of another protocol, such as acme-tls/1
		}
		if len(elements) == 0 {
			return false
		}
	}
	return len(lists) > 0
}

// HTTP2Off returns the field of the http.Server that switches HTTP/2 off on every path: TLSNextProto when it is an
// empty map, Protocols when it is a set without HTTP/2; "" when there is none, or the program may decide otherwise.
func (s *Site) HTTP2Off() string {
	if s.server == nil {
		return ""
	}
	is := func(field string, wanted func(in *valueflow.Instance, v ssa.Value) bool) bool {
		s.p.asks++
		return s.state(valueflow.Ask{Fields: field, Key: strconv.Itoa(s.p.asks), Value: func(in *valueflow.Instance, v ssa.Value) valueflow.Bits {
			if wanted(in, v) {
				return valueflow.Unset
			}
			return valueflow.Set
		}}).Bits == valueflow.Unset
	}
	switch {
	case is("Protocols", func(in *valueflow.Instance, v ssa.Value) bool { return v != nil && s.p.withoutHTTP2(in, v) }):
		return "Protocols"
	case !s.Assigned("Protocols") && is("TLSNextProto", func(in *valueflow.Instance, v ssa.Value) bool { return v != nil && s.p.emptyMap(in, v) }):
		return "TLSNextProto" // Protocols, if set, is asked instead
	}
	return ""
}

// emptyMap reports whether a value is a map that nobody fills.
func (p *program) emptyMap(in *valueflow.Instance, v ssa.Value) bool {
	maps := p.flow.PointsTo(in, v)
	return len(maps) > 0 && !slices.ContainsFunc(maps, func(m *valueflow.Cell) bool {
		_, made := m.Object.Site.(*ssa.MakeMap)
		return !made || len(p.flow.Stores(p.flow.Cell(m.Object, "[]"))) > 0 || len(p.flow.HandedTo(m)) > 0 || p.flow.Exposed(m)
	})
}

// withoutHTTP2 reports whether a *http.Protocols is a set that never has HTTP/2 over TLS.
func (p *program) withoutHTTP2(in *valueflow.Instance, v ssa.Value) bool {
	sets := p.flow.PointsTo(in, v)
	for _, c := range sets {
		if _, ok := c.Object.Site.(*ssa.Alloc); !ok || len(p.flow.Stores(c)) > 0 || len(p.flow.HandedTo(c)) > 0 {
			return false // a copy of another set
		}
	}
	for _, c := range p.flow.CallsOf("(*net/http.Protocols).SetHTTP2") {
		if !mayAlias(objects{set: p.flow.Arg(c, 0, "")}, objects{set: sets}) {
			continue
		}
		if on, ok := c.Value(c.NArgs() - 1).(*ssa.Const); !ok || constant.BoolVal(on.Value) {
			return false
		}
	}
	return len(sets) > 0
}

// LegacyH2C reports whether the server speaks HTTP/2 without TLS by golang.org/x/net/http2/h2c, in a module whose
// version of Go does it by http.Server.Protocols.
func (s *Site) LegacyH2C() bool {
	if version.Compare(s.Pass.Pkg.GoVersion(), "go1.24") < 0 || s.TLS() != Unset {
		return false
	}
	h, _ := s.handlers()
	if h == nil {
		return false
	}
	return slices.ContainsFunc(s.p.origins(h), func(o *valueflow.Object) bool {
		return knowledge.FullName(s.p.madeBy(o)) == "golang.org/x/net/http2/h2c.NewHandler"
	})
}
