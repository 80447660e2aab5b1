package serversite

import (
	"slices"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// spread finds for every function that strangers call which servers it puts live, and the calls of such functions
// inside the package that hand them a server. Those calls are sites too: the function serves whatever it gets.
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
		// Whether a server that a function adds on request goes live is for the settings of the caller to say, and
		// nobody knows those.
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

// summarizeLive says what a function puts live at the site when strangers call it, or nil when that is nothing or
// cannot be told. handed reports that the server is an argument.
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
	if live.AddrArg >= 0 && s.CallerSaysWhere() {
		live.Debug = s.DebugPages()
	}
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
		if own := part.made(in); !p.keeps(in, from) && len(own) > 0 {
			part.servers = own // Have: if s.srv == nil { s.srv = &http.Server{} }, which counts as a server of its own
			part.states = map[string]valueflow.Answer{}
			for i, name := range summaryFields {
				live.Effects[i] = byte(part.state(valueflow.Ask{Fields: name}).Bits)
			}
			break
		}
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

// made returns the servers of the site that were made in an instance, or below it.
func (s *Site) made(in *valueflow.Instance) []served {
	below := s.p.flow.Below(in)
	return slices.DeleteFunc(slices.Clone(s.servers), func(srv served) bool {
		return srv.cell.Object.Kind != valueflow.Allocated || srv.cell.Object.In == nil || !below[srv.cell.Object.In]
	})
}
