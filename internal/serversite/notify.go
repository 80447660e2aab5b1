package serversite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// Notify is a call of signal.Notify or signal.NotifyContext, or of a function of another package that calls it.
type Notify struct {
	Call  *ast.CallExpr
	Known bool // whether the signals are constants
	All   bool // no signals are named, which means all
	// The signals, when they are known.
	Interrupt, Term, Untrappable bool
	Elsewhere                    bool // another package catches them

	calls []*valueflow.Call
}

// Notifies lists the calls with which the package catches signals, in source order.
func (s *Site) Notifies() []*Notify {
	p := s.p
	if p.notifies != nil {
		return *p.notifies
	}
	out := []*Notify{}
	for _, c := range append(slices.Clone(p.flow.CallsOf("os/signal.Notify")), p.flow.CallsOf("os/signal.NotifyContext")...) {
		syntax := p.syntax[c.Instr.Common().Pos()]
		if syntax == nil {
			continue
		}
		i := slices.IndexFunc(out, func(n *Notify) bool { return n.Call == syntax })
		if i < 0 {
			i = len(out)
			out = append(out, &Notify{Call: syntax, Known: true})
		}
		out[i].calls = append(out[i].calls, c)
		out[i].read(p, c)
	}
	slices.SortFunc(out, func(a, b *Notify) int { return int(a.Call.Pos() - b.Call.Pos()) })
	p.notifies = &out
	return out
}

// read takes the signals out of the list that is the second argument.
func (n *Notify) read(p *program, c *valueflow.Call) {
	if k, ok := c.Value(1).(*ssa.Const); ok && k.IsNil() {
		n.All = true
		return
	}
	found := false
	for _, list := range p.flow.Arg(c, 1, "") {
		for _, element := range p.flow.Holds(p.flow.Cell(list.Object, list.Path+"[]")) {
			found = true
			n.signal(p, element)
		}
	}
	n.Known = n.Known && found
}

// signal adds a signal of the list.
func (n *Notify) signal(p *program, at *valueflow.Cell) {
	if o := at.Object; o.Parent != nil {
		g, ok := o.Parent.Object.Site.(*ssa.Global)
		switch {
		case ok && g.Pkg.Pkg.Path() == "os" && g.Name() == "Interrupt":
			n.Interrupt = true
		case ok && g.Pkg.Pkg.Path() == "os" && g.Name() == "Kill":
			n.Untrappable = true
		default:
			n.Known = false
		}
		return
	}
	values := p.flow.Holds(at)
	n.Known = n.Known && len(values) > 0
	for _, v := range values {
		k := constantOf(v.Object)
		if k == nil {
			n.Known = false
			continue
		}
		switch signalName(k) {
		case "SIGINT":
			n.Interrupt = true
		case "SIGTERM":
			n.Term = true
		case "SIGKILL", "SIGSTOP":
			n.Untrappable = true
		case "":
			n.Known = false
		}
	}
}

// signalName returns the name that a constant has in package syscall, where the numbers differ between systems, or ""
// when that is unknown.
func signalName(c *ssa.Const) string {
	named, ok := types.Unalias(c.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "syscall" || c.Value == nil {
		return ""
	}
	scope := named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		if sig, ok := scope.Lookup(name).(*types.Const); ok && strings.HasPrefix(name, "SIG") && types.Identical(sig.Type(), named) && constant.Compare(c.Value, token.EQL, sig.Val()) {
			return name
		}
	}
	return ""
}
