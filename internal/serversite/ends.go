package serversite

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	api "github.com/srvfix/srvfix/internal/knowledge"
	"golang.org/x/tools/go/ssa"
)

// endOf says how a call ends what runs it.
func endOf(common *ssa.CallCommon) api.End {
	fn := common.Method
	if !common.IsInvoke() {
		fn = calledFunc(common)
	}
	if fn == nil {
		return api.Returns
	}
	if end := api.EndOf(fn, common.Signature().Results().Len() == 0); end != api.Returns {
		return end
	}
	return api.EndsEntry(entry(common))
}

// entry returns the first and the last name of a chain of calls, as in log.Fatal().Err(err).Msg("...").
func entry(common *ssa.CallCommon) (first, last string) {
	last = method(common)
	for !common.IsInvoke() && len(common.Args) > 0 {
		prev, ok := common.Args[0].(*ssa.Call)
		if !ok {
			break
		}
		common = &prev.Call
		if name := method(common); name != "" {
			first = name
		}
		if strings.HasPrefix(strings.ToLower(first), "fatal") {
			break
		}
	}
	return first, last
}

// mayWait reports whether code outside the package may wait for something that the package does. It cannot know of it
// unless it is made for waiting, or gets something to wait for.
func mayWait(common *ssa.CallCommon) bool {
	fn := common.Method
	if !common.IsInvoke() {
		fn = calledFunc(common)
		if fn == nil {
			return !isCancel(common.Value.Type())
		}
	}
	name := fn.Name()
	if api.MayWait(name) {
		return true
	}
	for _, arg := range common.Args {
		switch t := strip(arg).Type().Underlying().(type) {
		case *types.Chan:
			if !api.Of(fn, "os/signal") {
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
func (a *aftermath) decide(cond ssa.Value, k facts) (yes, sure bool) {
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
		if ex, ok := c.X.(*ssa.Extract); ok && ex.Index == 0 && k[ex.Tuple] >= firstCase {
			i, ok := c.Y.(*ssa.Const)
			return ok && (i.Int64() == int64(k[ex.Tuple]-firstCase)) == (c.Op == token.EQL), ok
		}
		x, y := c.X, c.Y
		if k.of(x) == 0 || isNil(x) {
			x, y = y, x
		}
		switch is := k.of(x); {
		case is == 0:
			return false, false
		case isNil(y):
			return (c.Op == token.EQL) == (is == none), true
		case isNil(x):
			return false, false
		case is == none && isErrServerClosed(y):
			return c.Op == token.NEQ, true
		case is == isClosed && isErrServerClosed(y):
			return c.Op == token.EQL, true
		}
	case *ssa.Call:
		if args := c.Call.Args; api.ComparesErrors(calledFunc(&c.Call)) && isErrServerClosed(args[1]) {
			is := k.of(args[0])
			return is == isClosed, is == isClosed || is == none
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
	return ok && api.IsErrServerClosed(g.Object())
}
