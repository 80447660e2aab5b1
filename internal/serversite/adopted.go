package serversite

import (
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
)

// This file finds the servers that the runtime serves. It sees to timeouts and to the end; what a server shows and
// how it speaks TLS is still the program's business.

// Adopted is a server that the runtime serves. What the Site says is what the program sets; the runtime fills in the
// rest.
type Adopted struct {
	*Site
	Options []string // names of the functions that make the options of the call: ReusePort, TLS, ...
	All     bool     // whether these are all options
}

// Has says whether the call has the option.
func (a *Adopted) Has(option string) State {
	switch {
	case slices.Contains(a.Options, option):
		return Set
	case a.All:
		return Unset
	}
	return Unknown
}

// adopts says what the functions of the runtime do that serve.
var adopts = map[string]Live{
	"ListenAndServe":    adopting("ListenAndServe", 0, 1),
	"ListenAndServeTLS": adopting("ListenAndServeTLS", 0, 3),
	"Serve":             adopting("Serve", -1, 1),
	"ServeTLS":          adopting("ServeTLS", -1, 1),
	"Run":               adoptingArg(0),
	"RunContext":        adoptingArg(1),
}

func adopting(serves string, addr, handler int) Live {
	l := ownServer(serves, addr, handler).Lives[0]
	l.Stopped = Set
	return l
}

func adoptingArg(server int) Live {
	l := itself("ListenAndServe", -1).Lives[0]
	l.From, l.Stopped = &Ref{Arg: server}, Set
	return l
}

// adoptedAt returns the server that a call hands to the runtime, or nil.
func (p *program) adoptedAt(c *valueflow.Call) *Adopted {
	fn := c.Fn
	if fn == nil || fn.Pkg() == nil || !IsRuntime(fn.Pkg().Path()) || fn.Signature().Recv() != nil || IsRuntime(p.pass.Pkg.Path()) {
		return nil
	}
	live, ok := adopts[fn.Name()]
	if !ok || c.Through != nil {
		return nil
	}
	s := &Site{Func: fn, instr: c.Instr, calls: []*valueflow.Call{c}, live: &live, server: live.From}
	if live.From != nil {
		for _, cell := range p.flow.Arg(c, live.From.Arg, "") {
			s.servers = append(s.servers, served{cell, valueflow.Point{In: c.In, Instr: c.Instr}})
		}
	}
	if s = p.spelled(s, c); s == nil || s.Call == nil {
		return nil
	}
	a := &Adopted{Site: s, All: true}
	last := p.flow.Arg(c, c.NArgs()-1, "")
	a.All = len(last) > 0
	for _, list := range last {
		if list.Object.Kind == valueflow.Constant {
			continue
		}
		a.All = a.All && list.Object.Kind == valueflow.Allocated
		for _, option := range p.flow.Copied(p.flow.Cell(list.Object, list.Path+"[]")) {
			made := p.madeBy(option.Object)
			if made == nil || made.Pkg() != fn.Pkg() {
				a.All = false
				continue
			}
			a.Options = append(a.Options, made.Name())
			if made.Name() == "Listener" {
				s.args = append(slices.Clone(s.args), callOf(option.Object).Call.Args[0]) // as if the call had the parameter
			}
		}
	}
	slices.Sort(a.Options)
	a.Options = slices.Compact(a.Options)
	if slices.Contains(a.Options, "TLS") && !strings.HasSuffix(live.Func, "TLS") {
		live.Func += "TLS"
		s.live = &live
	}
	return a
}
