package serversite

import (
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file tells what else a program does that would end with a server, or go on without it.

// SharesListener reports whether the listener that the server is given may be of use to others: it is one of the parts
// of another listener, or somebody else gets it too. Whoever closes it ends more than the server.
func (s *Site) SharesListener() bool {
	mine := map[*valueflow.Object]bool{}
	todo := s.listenerObjects(nil)
	made := map[ssa.Instruction]bool{} // calls that make them
	for len(todo) > 0 {
		o := todo[0]
		if todo = todo[1:]; mine[o] || o.Kind == valueflow.Constant {
			continue
		}
		mine[o] = true
		if call := callOf(o); call != nil && o.Kind == valueflow.Foreign {
			if fn := s.p.madeBy(o); fn == nil || !strings.Contains(fn.Name(), "Listen") {
				return true // Have: cmux.New(l).Match(...)
			}
			made[call] = true
			for _, c := range s.p.flow.At(o.In, call) { // one around another
				for i := range c.NArgs() {
					if isListening(c.Type(i)) { // and not the address, which somebody made too
						todo = s.p.addListeners(todo, s.p.flow.Arg(c, i, ""), false)
					}
				}
			}
		}
		for _, c := range s.p.flow.CellsOf(o) { // one in a field of another
			for _, inner := range s.p.flow.Holds(c) {
				if inner.Object.Type != nil && isListening(inner.Object.Type) {
					todo = append(todo, inner.Object)
				}
			}
		}
	}
	return slices.ContainsFunc(s.p.flow.Calls(), func(c *valueflow.Call) bool {
		recv := c.Instr.Parent().Signature.Recv()
		if c.Callee != nil || made[c.Instr] || slices.Contains(s.calls, c) || recv != nil && isListening(recv.Type()) {
			return false
		}
		for i := range c.NArgs() {
			given := slices.ContainsFunc(s.p.flow.Arg(c, i, ""), func(at *valueflow.Cell) bool { return mine[at.Object] })
			if given && !harmless(c, i) {
				return true
			}
		}
		return false
	})
}

// harmless reports whether a call of code outside of the package leaves the listener that it gets to others.
func harmless(c *valueflow.Call, arg int) bool {
	switch {
	case c.Fn == nil:
		return false
	case arg == 0 && c.Fn.Signature().Recv() != nil:
		return c.Fn.Name() != "Accept" && c.Fn.Name() != "AcceptTCP" && c.Fn.Name() != "AcceptUnix"
	}
	return knowledge.IsStd(c.Fn.Pkg().Path()) && c.Fn.Pkg().Path() != "net/http"
}

// isListening reports whether a type, or a pointer to it, is a listener of the network.
func isListening(t types.Type) bool {
	set := types.NewMethodSet(t)
	if _, ok := t.Underlying().(*types.Pointer); !ok && !types.IsInterface(t) {
		set = types.NewMethodSet(types.NewPointer(t))
	}
	for _, name := range []string{"Accept", "Addr", "Close"} {
		if set.Lookup(nil, name) == nil {
			return false
		}
	}
	return true
}

// Aside reports whether the program is something else than a server: all its servers only show how it is doing, and
// run beside main, which works on.
func (s *Site) Aside() bool {
	main := s.p.pkg.Func("main")
	if s.Role() != Main || main == nil {
		return false
	}
	works := false
	for _, site := range s.p.sites {
		if !site.Admin() {
			return false
		}
		for _, c := range site.calls {
			starts, now := s.p.startedBy(c, main)
			if now {
				return false // main waits for it
			}
			works = works || slices.ContainsFunc(starts, worksOn)
		}
	}
	return works
}

// startedBy returns the instructions of function main that lead to a call, and whether the call runs in the goroutine
// of main.
func (p *program) startedBy(c *valueflow.Call, main *ssa.Function) (starts []ssa.Instruction, now bool) {
	type step struct {
		*valueflow.Call
		now bool
	}
	seen := map[*valueflow.Call]bool{}
	todo := []step{{c, true}}
	for len(todo) > 0 {
		x := todo[0]
		if todo = todo[1:]; seen[x.Call] {
			continue
		}
		seen[x.Call] = true
		x.now = x.now && x.Mode == valueflow.Now
		if x.Instr.Parent() == main {
			starts, now = append(starts, x.Instr), now || x.now
		}
		for _, up := range p.flow.CallersOf(x.In) {
			todo = append(todo, step{up, x.now})
		}
	}
	return starts, now
}

// worksOn reports whether a function does something behind an instruction that is neither talk nor waiting.
func worksOn(at ssa.Instruction) bool {
	for _, b := range at.Parent().Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok || call == at || !reaches(at, call) {
				continue
			}
			if fn := calledFunc(&call.Call); fn != nil && !waitsOrTalks(fn) {
				return true
			}
		}
	}
	return false
}

func waitsOrTalks(fn *types.Func) bool {
	if fn.Pkg() == nil || knowledge.EndOfName(fn.Name()) != knowledge.Returns {
		return true
	}
	switch fn.Pkg().Path() {
	case "fmt", "log", "log/slog", "sync", "os":
		return true
	}
	return fn.Name() == "Wait"
}
