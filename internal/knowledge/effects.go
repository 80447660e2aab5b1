package knowledge

import (
	"go/types"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
)

// Effect says what a function of another package does with its arguments, by its name. Functions of the standard
// library leave alone what they get, but for those that fill what they get, such as decoders and flags.
func Effect(fn *types.Func) valueflow.Effect {
	name := FullName(fn)
	if e, ok := effects[name]; ok {
		return e
	}
	if fn.Pkg() == nil {
		return valueflow.Effect{Pure: true} // error.Error
	}
	path := fn.Pkg().Path()
	switch {
	case IsRuntime(path):
		return valueflow.Effect{Pure: true}
	case ServerTypes[path] != "": // that Shutdown and Close stop a server is asked elsewhere
		return valueflow.Effect{Pure: true}
	case path == "golang.org/x/net/http2": // ConfigureServer sets TLSConfig and TLSNextProto only
		return valueflow.Effect{Pure: true}
	case strings.HasPrefix(path, "encoding/"), path == "reflect", path == "unsafe", path == "flag":
		return valueflow.Effect{}
	case runs[fn.Name()] && fn.Signature().Recv() != nil && takesFunc(fn):
		return valueflow.Effect{Pure: IsStd(path), Starts: functions(fn)}
	}
	return valueflow.Effect{Pure: IsStd(path)}
}

// runs are the names with which groups of goroutines and hooks take functions.
var runs = map[string]bool{"Go": true, "TryGo": true, "Add": true, "Run": true, "Append": true, "Submit": true}

func takesFunc(fn *types.Func) bool { return len(functions(fn)) > 0 }

// functions lists the parameters that are functions, the receiver being argument 0.
func functions(fn *types.Func) []int {
	var out []int
	first := 0
	if fn.Signature().Recv() != nil {
		first = 1
	}
	for i := range fn.Signature().Params().Len() {
		if _, ok := fn.Signature().Params().At(i).Type().Underlying().(*types.Signature); ok {
			out = append(out, i+first)
		}
	}
	return out
}

var (
	sameResult = valueflow.Effect{Returns: map[int]int{0: 0}}
	list       = valueflow.Effect{Lists: []int{0}}
	get        = valueflow.Effect{Gets: []int{0}}
	put        = valueflow.Effect{Puts: []valueflow.Flow{{From: 1, To: 0}}}
)

// effects are those of functions that pass on what they get.
var effects = map[string]valueflow.Effect{
	"(*sync.Once).Do":      {Runs: []int{1}},
	"sync.OnceFunc":        sameResult,
	"sync.OnceValue":       sameResult,
	"sync.OnceValues":      sameResult,
	"(*sync.WaitGroup).Go": {Pure: true, Starts: []int{1}},
	"time.AfterFunc":       {Pure: true, Starts: []int{1}},
	"context.AfterFunc":    {Pure: true, Starts: []int{1}},

	"slices.Values": list, "slices.All": list, "slices.Backward": list, "maps.Values": list, "maps.All": list,
	"slices.Collect": list, "slices.Clone": list, "maps.Clone": list, "maps.Collect": list, "slices.Concat": list,
	"slices.Sorted": list, "slices.SortedFunc": list, "slices.Insert": {Lists: []int{0, 2}}, "slices.Delete": list,

	"(*sync/atomic.Pointer[T]).Store": put, "(*sync/atomic.Pointer[T]).Load": get,
	"(*sync/atomic.Pointer[T]).Swap":           {Puts: put.Puts, Gets: []int{0}},
	"(*sync/atomic.Pointer[T]).CompareAndSwap": {Puts: []valueflow.Flow{{From: 2, To: 0}}},
	"(*sync/atomic.Value).Store":               put, "(*sync/atomic.Value).Load": get,
	"(*sync.Map).Store": {Puts: []valueflow.Flow{{From: 2, To: 0}}}, "(*sync.Map).Load": get,
	"(*container/list.List).PushBack": put, "(*container/list.List).PushFront": put,

	"cmp.Or": {Gets: []int{0}},

	"(*crypto/tls.Config).Clone": {Pure: true, Clones: map[int]int{0: 0}},
}
