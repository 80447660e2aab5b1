package serversite

import (
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	api "github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file answers one question: Shutdown was called and Serve has returned http.ErrServerClosed, as it does at
// once; what does the program do then? It walks forward, into callees and out to callers, and decides conditions
// about the error. What it cannot follow may wait.

// Ending says how the process ends while Shutdown still lets requests finish.
type Ending int

const (
	Waits   Ending = iota // it may wait for Shutdown, or for something else, or it cannot be followed
	Exits                 // certainly: log.Fatal, os.Exit or panic
	Returns               // certainly: main returns
)

// EndsBeforeDrain says how the process ends as soon as Shutdown begins, when Shutdown is called elsewhere while the
// server serves.
func (s *Site) EndsBeforeDrain() Ending {
	if s.server == nil || s.live != nil && !s.live.Waits || s.Role() != Main {
		return Waits
	}
	var elsewhere []*Shutdown
	for _, sd := range s.shutdowns() {
		if !s.afterServing(sd.stop.at) {
			elsewhere = append(elsewhere, sd)
		}
	}
	var all ends
	for _, c := range s.calls {
		call, ok := c.Instr.(*ssa.Call)
		if !ok || c.Mode != valueflow.Now || !s.p.runs()[call.Parent()] {
			return Waits
		}
		a := &aftermath{p: s.p, seen: map[string]bool{}, passed: map[ssa.Instruction]bool{}, drains: s.p.goroutines(elsewhere)}
		a.from(c.In, call.Block(), indexOf(call)+1, facts{call: isClosed}, nil)
		if a.ends == 0 || a.ends&goesOn != 0 {
			return Waits
		}
		if !slices.ContainsFunc(elsewhere, func(sd *Shutdown) bool { return !a.passed[sd.stop.at.Instr] }) {
			return Waits
		}
		all |= a.ends
	}
	switch {
	case all&fatal != 0:
		return Exits
	case all != 0:
		return Returns
	}
	return Waits
}

// waits reports whether f returns what the serve call returned, when it does: nothing else becomes of it.
func (s *Site) waits(f *ssa.Function) bool {
	results := f.Signature.Results()
	if results.Len() == 0 || !isError(results.At(results.Len()-1).Type()) {
		return false
	}
	for _, ret := range returns(f) {
		for _, o := range s.p.origins(ret.Results[len(ret.Results)-1]) {
			if call := callOf(o); call != nil && ssa.Instruction(call) == s.instr {
				return s.live == nil || s.live.Waits
			}
		}
	}
	return false
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

type ends uint8

const (
	goesOn      ends = 1 << iota // something else than the end of the process
	fatal                        // os.Exit and the like
	mainReturns                  // main returns
)

// aftermath is one walk.
type aftermath struct {
	p      *program
	ends   ends
	seen   map[string]bool
	passed map[ssa.Instruction]bool     // calls on the way
	drains map[*valueflow.Instance]bool // what runs in the goroutines that call Shutdown
}

// goroutines returns what runs in the goroutines that make the calls.
func (p *program) goroutines(calls []*Shutdown) map[*valueflow.Instance]bool {
	out := map[*valueflow.Instance]bool{}
	seen := map[*valueflow.Instance]bool{}
	for _, sd := range calls {
		todo := []*valueflow.Instance{sd.stop.at.In}
		for len(todo) > 0 {
			in := todo[0]
			todo = todo[1:]
			if seen[in] {
				continue
			}
			seen[in] = true
			started := true
			for _, c := range p.flow.CallersOf(in) {
				if c.Mode != valueflow.Later {
					started = false
					todo = append(todo, c.In)
				}
			}
			if started {
				maps.Copy(out, p.flow.Below(in))
			}
		}
	}
	return out
}

// frame is a call into which the walk went; it goes on behind it when the callee returns.
type frame struct {
	in   *valueflow.Instance
	call *ssa.Call
	k    facts
	up   *frame
}

func (fr *frame) inside(in *valueflow.Instance) bool {
	for ; fr != nil; fr = fr.up {
		if fr.in == in {
			return true
		}
	}
	return false
}

// from walks forward from instruction i of b.
func (a *aftermath) from(in *valueflow.Instance, b *ssa.BasicBlock, i int, k facts, up *frame) {
	for ; i < len(b.Instrs); i++ {
		if a.ends&goesOn != 0 {
			return // one way on is enough
		}
		switch instr := b.Instrs[i].(type) {
		case *ssa.UnOp:
			switch instr.Op {
			case token.ARROW:
				if a.mayWaitFor(in, instr.X) {
					a.ends |= goesOn
					return
				}
			case token.MUL:
				if at := a.p.flow.PointsToAddr(in, instr.X); at != nil {
					k = k.loaded(instr, at)
				}
			}
		case *ssa.Store:
			if at := a.p.flow.PointsToAddr(in, instr.Addr); at != nil {
				k = a.p.stored(k, at, instr.Val)
			}
		case *ssa.Field:
			k = k.with(instr, k[part{instr.X, "." + strconv.Itoa(instr.Field)}])
		case *ssa.Send:
			a.send(in, instr.Chan, k, instr.X)
			return
		case *ssa.Select:
			a.ends |= goesOn
			return
		case *ssa.Extract:
			if ret, ok := instr.Tuple.(*ssa.Call); ok && k[result{ret, instr.Index}] != 0 {
				k = k.with(instr, k[result{ret, instr.Index}])
			}
		case *ssa.Call:
			a.passed[instr] = true
			next, on := a.call(in, instr, k, up)
			if !on {
				return
			}
			k = next
		case *ssa.Panic:
			if a.recovers(in, up) {
				a.ends |= goesOn
			} else {
				a.ends |= fatal
			}
			return
		case *ssa.Return:
			a.leave(in, instr, k, up)
			return
		case *ssa.If:
			yes, sure := a.decide(instr.Cond, k)
			if !sure || yes {
				a.enter(in, b, b.Succs[0], k, up)
			}
			if !sure || !yes {
				a.enter(in, b, b.Succs[1], k, up)
			}
			return
		case *ssa.Jump:
			a.enter(in, b, b.Succs[0], k, up)
			return
		}
	}
}

// result stands for one result of a call.
type result struct {
	call *ssa.Call
	i    int
}

// enter goes from one block to the next, where phis pick their values.
func (a *aftermath) enter(in *valueflow.Instance, from, to *ssa.BasicBlock, k facts, up *frame) {
	i := slices.Index(to.Preds, from)
	next := k
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		next = next.with(phi, k.of(phi.Edges[i]))
	}
	var key strings.Builder
	fmt.Fprintf(&key, "%p %s", in, to)
	for fr := up; fr != nil; fr = fr.up {
		fmt.Fprintf(&key, " %p%s", fr.in, fr.call.Name())
	}
	for _, instr := range to.Instrs {
		if phi, ok := instr.(*ssa.Phi); ok {
			key.WriteByte('0' + byte(next[phi]))
		}
	}
	if a.seen[key.String()] {
		return
	}
	a.seen[key.String()] = true
	a.from(in, to, 0, next, up)
}

// call takes a call: it ends the process, may wait, or goes on. For calls of the package the walk goes inside, and on
// reports false.
func (a *aftermath) call(in *valueflow.Instance, call *ssa.Call, k facts, up *frame) (next facts, on bool) {
	common := &call.Call
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return k, true
	}
	switch endOf(common) {
	case api.Exits:
		a.ends |= fatal
		return nil, false
	case api.Panics:
		if a.recovers(in, up) {
			a.ends |= goesOn
		} else {
			a.ends |= fatal
		}
		return nil, false
	case api.Goroutine:
		a.ends |= goesOn
		return nil, false
	}
	var inside []*valueflow.Call
	for _, c := range a.p.flow.At(in, call) {
		if c.Callee != nil && c.Mode == valueflow.Now && c.Through == nil {
			inside = append(inside, c)
		}
	}
	for _, c := range inside {
		if up.inside(c.Callee) || c.Callee == in {
			a.ends |= goesOn
			return nil, false
		}
		inner := k
		for i, param := range c.Callee.Func.Params {
			if v := c.Value(i); v != nil {
				inner = inner.with(param, k.of(v))
			}
		}
		a.from(c.Callee, c.Callee.Func.Blocks[0], 0, inner, &frame{in, call, k, up})
	}
	if len(inside) > 0 {
		return nil, false
	}
	if a.outsideWaits(in, call) {
		a.ends |= goesOn
		return nil, false
	}
	if fullName(common) == "fmt.Errorf" && slices.ContainsFunc(common.Args, func(v ssa.Value) bool { return wraps(v, k) }) {
		k = k.with(call, nonNil)
	}
	return k, true
}

// wraps reports whether a variadic argument holds a known error.
func wraps(list ssa.Value, k facts) bool {
	elems, ok := variadic(list)
	return ok && slices.ContainsFunc(elems, func(e ssa.Value) bool { return k.of(e) != 0 })
}

// leave goes on behind the calls of a function that returns.
func (a *aftermath) leave(in *valueflow.Instance, ret *ssa.Return, k facts, up *frame) {
	f := ret.Parent()
	if a.defersWait(in) {
		a.ends |= goesOn
		return
	}
	// What was known outside is still known; what the callee found out about its results and about memory is added.
	back := func(call *ssa.Call, outer facts) facts {
		for at, x := range k {
			if _, memory := at.(*valueflow.Cell); memory {
				outer = outer.with(at, x)
			}
		}
		for i, r := range ret.Results {
			if len(ret.Results) == 1 {
				outer = outer.with(call, k.of(r))
			} else {
				outer = outer.with(result{call, i}, k.of(r))
			}
		}
		return outer
	}
	if up != nil {
		a.from(up.in, up.call.Block(), indexOf(up.call)+1, back(up.call, up.k), up.up)
		return
	}
	if f == a.p.pkg.Func("main") {
		a.ends |= mainReturns
		return
	}
	calls := a.p.flow.CallersOf(in)
	if in.IsRoot() || len(calls) == 0 {
		a.ends |= goesOn
		return
	}
	for _, c := range calls {
		if !a.p.runs()[c.Instr.Parent()] {
			continue
		}
		call, ok := c.Instr.(*ssa.Call)
		if !ok || c.Mode != valueflow.Now {
			a.closes(in, k) // the end of a goroutine
			return
		}
		key := fmt.Sprintf("return to %p %s", c.In, call)
		if !a.seen[key] {
			a.seen[key] = true
			a.from(c.In, call.Block(), indexOf(call)+1, back(call, k), nil)
		}
	}
}

// defersWait reports whether a deferred call of the function may wait or end the process in a way of its own.
func (a *aftermath) defersWait(in *valueflow.Instance) bool {
	for _, b := range in.Func.Blocks {
		for _, instr := range b.Instrs {
			if d, ok := instr.(*ssa.Defer); ok && a.callWaits(in, d, map[*valueflow.Instance]bool{}) {
				return true
			}
		}
	}
	return false
}

// callWaits reports whether a call may wait, inside the package too.
func (a *aftermath) callWaits(in *valueflow.Instance, call ssa.CallInstruction, busy map[*valueflow.Instance]bool) bool {
	if _, ok := call.Common().Value.(*ssa.Builtin); ok {
		return false
	}
	inside := false
	for _, c := range a.p.flow.At(in, call) {
		if c.Callee == nil {
			continue
		}
		if c.Mode == valueflow.Later {
			continue // it is for the function that starts it to wait
		}
		inside = true
		if busy[c.Callee] {
			continue
		}
		busy[c.Callee] = true
		for _, b := range c.Callee.Func.Blocks {
			for _, instr := range b.Instrs {
				switch instr := instr.(type) {
				case *ssa.UnOp:
					if instr.Op == token.ARROW && a.mayWaitFor(c.Callee, instr.X) {
						return true
					}
				case *ssa.Select, *ssa.Send:
					return true
				case *ssa.Call, *ssa.Defer:
					if a.callWaits(c.Callee, instr.(ssa.CallInstruction), busy) {
						return true
					}
				}
			}
		}
	}
	return !inside && a.outsideWaits(in, call)
}

// recovers reports whether something may recover from a panic in a function: deferred calls in it or in what the walk
// came through.
func (a *aftermath) recovers(in *valueflow.Instance, up *frame) bool {
	for {
		if hasDefer(in.Func) {
			return true
		}
		if up == nil {
			break
		}
		in, up = up.in, up.up
	}
	if in.Func == a.p.pkg.Func("main") {
		return false
	}
	return in.IsRoot() || slices.ContainsFunc(a.p.flow.CallersOf(in), func(c *valueflow.Call) bool { return c.Mode != valueflow.Later })
}

func hasDefer(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			if _, ok := instr.(*ssa.Defer); ok {
				return true
			}
		}
	}
	return false
}
