package serversite

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file answers one question: Shutdown was called and Serve has returned http.ErrServerClosed, as it does at once; what does the program do
// then? It walks forward, into callees and out to callers, and decides conditions about the error. What it cannot follow may wait.

// Ending says how the process ends while Shutdown still lets requests finish.
type Ending int

const (
	Waits   Ending = iota // it may wait for Shutdown, or for something else, or it cannot be followed
	Exits                 // certainly: log.Fatal, os.Exit or panic
	Returns               // certainly: main returns
)

// EndsBeforeDrain says how the process ends as soon as Shutdown begins, when Shutdown is called elsewhere while the server serves.
func (s *Site) EndsBeforeDrain() Ending {
	if s.server == nil || s.live != nil {
		return Waits
	}
	call, ok := s.instr.(*ssa.Call)
	if !ok || s.Role() != Main || !s.p.live()[call.Parent()] {
		return Waits
	}
	a := &aftermath{p: s.p, seen: map[string]bool{}, steps: 5000, passed: map[ssa.Instruction]bool{}}
	a.from(call.Block(), indexOf(call)+1, knowledge{call: isClosed}, nil)
	if a.ends == 0 || a.ends&goesOn != 0 {
		return Waits
	}
	for _, sd := range s.shutdowns() {
		if s.afterServing(sd.instr) || a.passed[sd.instr] {
			continue
		}
		if a.ends&fatal != 0 {
			return Exits
		}
		return Returns
	}
	return Waits
}

type ends uint8

const (
	goesOn      ends = 1 << iota // something else than the end of the process
	fatal                        // os.Exit and the like
	mainReturns                  // main returns
)

// known is what is known of an error.
type known uint8

const (
	isClosed known = 1 + iota // it is http.ErrServerClosed
	nonNil                    // it is made of it
)

// knowledge holds the values of which something is known.
type knowledge map[ssa.Value]known

func (k knowledge) with(v ssa.Value, x known) knowledge {
	if k[v] == x {
		return k
	}
	out := knowledge{}
	for key, val := range k {
		out[key] = val
	}
	if x == 0 {
		delete(out, v)
	} else {
		out[v] = x
	}
	return out
}

// aftermath is one walk.
type aftermath struct {
	p      *program
	ends   ends
	steps  int
	seen   map[string]bool
	passed map[ssa.Instruction]bool // calls on the way
}

// frame is a call into which the walk went; it goes on behind it when the callee returns.
type frame struct {
	call *ssa.Call
	k    knowledge
	up   *frame
}

func (fr *frame) depth() int {
	n := 0
	for ; fr != nil; fr = fr.up {
		n++
	}
	return n
}

func (fr *frame) inside(f *ssa.Function) bool {
	for ; fr != nil; fr = fr.up {
		if fr.call.Common().StaticCallee() == f {
			return true
		}
	}
	return false
}

// from walks forward from instruction i of b.
func (a *aftermath) from(b *ssa.BasicBlock, i int, k knowledge, up *frame) {
	for ; i < len(b.Instrs); i++ {
		if a.steps--; a.steps < 0 {
			a.ends |= goesOn
		}
		if a.ends&goesOn != 0 {
			return // one way on is enough
		}
		switch instr := b.Instrs[i].(type) {
		case *ssa.UnOp:
			if instr.Op == token.ARROW {
				a.ends |= goesOn
				return
			}
		case *ssa.Select, *ssa.Send, *ssa.Go:
			if _, starts := instr.(*ssa.Go); !starts {
				a.ends |= goesOn
				return
			}
		case *ssa.MakeInterface, *ssa.ChangeInterface:
			v := instr.(ssa.Value)
			if x := k[strip(v)]; x != 0 {
				k = k.with(v, x)
			}
		case *ssa.Extract:
			if ret, ok := instr.Tuple.(*ssa.Call); ok && k[tupleKey(ret, instr.Index)] != 0 {
				k = k.with(instr, k[tupleKey(ret, instr.Index)])
			}
		case *ssa.Call:
			a.passed[instr] = true
			next, on := a.call(instr, k, up)
			if !on {
				return
			}
			k = next
		case *ssa.Panic:
			if a.p.recovers(b.Parent(), up) {
				a.ends |= goesOn
			} else {
				a.ends |= fatal
			}
			return
		case *ssa.Return:
			a.leave(instr, k, up)
			return
		case *ssa.If:
			yes, sure := a.decide(instr.Cond, k)
			if !sure || yes {
				a.enter(b, b.Succs[0], k, up)
			}
			if !sure || !yes {
				a.enter(b, b.Succs[1], k, up)
			}
			return
		case *ssa.Jump:
			a.enter(b, b.Succs[0], k, up)
			return
		}
	}
}

// tupleKey stands for one result of a call.
func tupleKey(call *ssa.Call, i int) ssa.Value {
	for _, ref := range *call.Referrers() {
		if ex, ok := ref.(*ssa.Extract); ok && ex.Index == i {
			return ex
		}
	}
	return nil
}

// enter goes from one block to the next, where phis pick their values.
func (a *aftermath) enter(from, to *ssa.BasicBlock, k knowledge, up *frame) {
	i := slices.Index(to.Preds, from)
	next := k
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		next = next.with(phi, k[phi.Edges[i]])
	}
	var key strings.Builder
	key.WriteString(to.Parent().String() + to.String())
	for fr := up; fr != nil; fr = fr.up {
		key.WriteString(" " + fr.call.Parent().String() + fr.call.Name())
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
	a.from(to, 0, next, up)
}

// call takes a call: it ends the process, may wait, or goes on. For calls of the package the walk goes inside, and on reports false.
func (a *aftermath) call(call *ssa.Call, k knowledge, up *frame) (next knowledge, on bool) {
	common := &call.Call
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return k, true
	}
	if endsProcess(common) {
		a.ends |= fatal
		return nil, false
	}
	f := common.StaticCallee()
	if f != nil && f.Pkg == a.p.pkg && f.Blocks != nil {
		if up.depth() > 6 || up.inside(f) {
			a.ends |= goesOn
			return nil, false
		}
		inner := k
		for i, arg := range common.Args {
			if i < len(f.Params) {
				inner = inner.with(f.Params[i], k[arg])
			}
		}
		a.from(f.Blocks[0], 0, inner, &frame{call, k, up})
		return nil, false
	}
	if mayWait(common) {
		a.ends |= goesOn
		return nil, false
	}
	if fullName(common) == "fmt.Errorf" && slices.ContainsFunc(common.Args, func(v ssa.Value) bool { return wraps(v, k) }) {
		k = k.with(call, nonNil)
	}
	return k, true
}

// wraps reports whether a variadic argument holds a known error.
func wraps(list ssa.Value, k knowledge) bool {
	elems, ok := variadic(list)
	return ok && slices.ContainsFunc(elems, func(e ssa.Value) bool { return k[strip(e)] != 0 })
}

// leave goes on behind the calls of a function that returns.
func (a *aftermath) leave(ret *ssa.Return, k knowledge, up *frame) {
	f := ret.Parent()
	if a.defersWait(f) {
		a.ends |= goesOn
		return
	}
	back := func(call *ssa.Call, k knowledge) knowledge {
		for i, r := range ret.Results {
			x := k[r]
			if x == 0 {
				x = k[strip(r)]
			}
			if len(ret.Results) == 1 {
				k = k.with(call, x)
			} else if key := tupleKey(call, i); key != nil {
				k = k.with(key, x)
			}
		}
		return k
	}
	if up != nil {
		// What was known outside is still known; what the callee found out about its results is added.
		outer := up.k
		for v, x := range back(up.call, k) {
			if ex, ok := v.(*ssa.Extract); ok && ex.Tuple == up.call || v == ssa.Value(up.call) {
				outer = outer.with(v, x)
			}
		}
		a.from(up.call.Block(), indexOf(up.call)+1, outer, up.up)
		return
	}
	if f == a.p.pkg.Func("main") {
		a.ends |= mainReturns
		return
	}
	calls, escapes := a.p.uses(f)
	if escapes || len(calls) == 0 {
		a.ends |= goesOn
		return
	}
	for _, c := range calls {
		if !a.p.live()[c.Parent()] {
			continue
		}
		call, ok := c.(*ssa.Call)
		key := "return to " + c.Parent().String() + " " + c.String()
		if !ok {
			a.ends |= goesOn // the end of a goroutine
			return
		}
		if call.Call.StaticCallee() != nil && !a.seen[key] {
			a.seen[key] = true
			a.from(call.Block(), indexOf(call)+1, back(call, k), nil)
		}
	}
}

// defersWait reports whether a deferred call of the function may wait or end the process in a way of its own.
func (a *aftermath) defersWait(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			if d, ok := instr.(*ssa.Defer); ok && a.p.callWaits(&d.Call, 0) {
				return true
			}
		}
	}
	return false
}

// callWaits reports whether a call may wait, inside the package too.
func (p *program) callWaits(common *ssa.CallCommon, depth int) bool {
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return false
	}
	f := common.StaticCallee()
	if f == nil || f.Pkg != p.pkg || f.Blocks == nil {
		return mayWait(common)
	}
	if depth > 4 {
		return true
	}
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.UnOp:
				if instr.Op == token.ARROW {
					return true
				}
			case *ssa.Select, *ssa.Send:
				return true
			case *ssa.Call:
				if p.callWaits(&instr.Call, depth+1) {
					return true
				}
			case *ssa.Defer:
				if p.callWaits(&instr.Call, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// recovers reports whether something may recover from a panic in a function: deferred calls in it or in what the walk came through.
func (p *program) recovers(f *ssa.Function, up *frame) bool {
	for {
		if hasDefer(f) {
			return true
		}
		if up == nil {
			break
		}
		f, up = up.call.Parent(), up.up
	}
	if f == p.pkg.Func("main") {
		return false
	}
	calls, escapes := p.uses(f)
	return escapes || slices.ContainsFunc(calls, func(c ssa.CallInstruction) bool { _, alone := c.(*ssa.Go); return !alone })
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

// endsProcess reports whether a call never returns because it ends the process: os.Exit, log.Fatal, and what other loggers call so.
func endsProcess(common *ssa.CallCommon) bool {
	name := ""
	if common.IsInvoke() {
		name = common.Method.Name()
	} else if fn := calledFunc(common); fn != nil {
		switch fn.FullName() {
		case "os.Exit", "syscall.Exit":
			return true
		}
		name = fn.Name()
	}
	switch name {
	case "Fatal", "Fatalf", "Fatalln", "Fatalw":
		// zerolog's Fatal() only begins an entry, which Msg or Send ends.
		sig := common.Signature()
		return sig.Results().Len() == 0
	case "Msg", "Msgf", "Send":
		return fatalEntry(common)
	}
	return false
}

// fatalEntry reports whether a call ends a chain that begins with Fatal(): log.Fatal().Err(err).Msg("...").
func fatalEntry(common *ssa.CallCommon) bool {
	for range 10 {
		if common.IsInvoke() || len(common.Args) == 0 {
			return false
		}
		prev, ok := common.Args[0].(*ssa.Call)
		if !ok {
			return false
		}
		common = &prev.Call
		if fn := calledFunc(common); fn != nil && fn.Name() == "Fatal" {
			return true
		}
	}
	return false
}

// mayWait reports whether code outside the package may wait for something that the package does. It cannot know of it unless it is made for
// waiting, or gets something to wait for.
func mayWait(common *ssa.CallCommon) bool {
	fn := common.Method
	if !common.IsInvoke() {
		fn = calledFunc(common)
		if fn == nil {
			return !isCancel(common.Value.Type())
		}
	}
	name := fn.Name()
	for _, part := range []string{"Wait", "Sleep", "Join", "Block", "Lock", "Acquire", "Run", "Exec", "Goexit", "Serve", "Start"} {
		if strings.Contains(name, part) && name != "Unlock" && name != "RUnlock" {
			return true
		}
	}
	for _, arg := range common.Args {
		switch t := strip(arg).Type().Underlying().(type) {
		case *types.Chan:
			if fn.FullName() != "os/signal.Stop" {
				return true
			}
		case *types.Signature:
			return true
		case *types.Pointer:
			if named, ok := types.Unalias(t.Elem()).(*types.Named); ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "sync" {
				return name != "Done" && name != "Add" && name != "Unlock" && name != "RUnlock" && name != "Do"
			}
		}
	}
	return false
}

// isCancel reports whether the type is one of the context package's cancel functions.
func isCancel(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context"
}

// decide evaluates a condition.
func (a *aftermath) decide(cond ssa.Value, k knowledge) (yes, sure bool) {
	switch c := cond.(type) {
	case *ssa.Const:
		if c.Value != nil && c.Value.Kind() == constant.Bool {
			return constant.BoolVal(c.Value), true
		}
	case *ssa.UnOp:
		if c.Op == token.NOT {
			yes, sure = a.decide(c.X, k)
			return !yes, sure
		}
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ {
			return false, false
		}
		x, y := c.X, c.Y
		if k[strip(x)] == 0 {
			x, y = y, x
		}
		switch is := k[strip(x)]; {
		case is == 0:
			return false, false
		case isNil(y):
			return c.Op == token.NEQ, true
		case is == isClosed && isErrServerClosed(y):
			return c.Op == token.EQL, true
		}
	case *ssa.Call:
		if args := c.Call.Args; fullName(&c.Call) == "errors.Is" && k[strip(args[0])] == isClosed && isErrServerClosed(args[1]) {
			return true, true
		}
	}
	return false, false
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

func isErrServerClosed(v ssa.Value) bool {
	ld, ok := strip(v).(*ssa.UnOp)
	if !ok {
		return false
	}
	g, ok := ld.X.(*ssa.Global)
	return ok && g.Pkg.Pkg.Path() == "net/http" && g.Name() == "ErrServerClosed"
}
