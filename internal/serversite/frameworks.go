package serversite

import (
	"go/types"
	"maps"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// serverPackages are the packages whose type Server has timeouts of its own that its methods apply when it goes live.
var serverPackages = map[string]bool{
	"net/http":                         true,
	"github.com/valyala/fasthttp":      true,
	"github.com/quic-go/quic-go/http3": true,
}

// Root reports whether sites and facts can start from an import of the package, because it serves or has servers.
func Root(path string) bool { return roots[path] }

var roots = func() map[string]bool {
	out := maps.Clone(serverPackages)
	for name := range frameworks {
		out[packageOf(name)] = true
	}
	return out
}()

// packageOf returns the import path in the full name of a function or method.
func packageOf(name string) string {
	name = strings.TrimLeft(name, "(*")
	slash := strings.LastIndexByte(name, '/')
	dot := strings.IndexByte(name[slash+1:], '.')
	return name[:slash+1+dot]
}

// frameworks says what entry points do that cannot be summed up from their source: those of servers that are not built on net/http.
// Everything built on net/http needs no row, since its very source, of the version that the program links, is summed up as the program's own
// is; a row adds what the source computes at run time, such as the address that gin takes when it gets none.
//
// A row belongs here when the test of this table shows a call that is not understood without it.
var frameworks = map[string]Behavior{
	// fasthttp has no limit for reading headers apart from ReadTimeout, and IdleTimeout falls back on that, as in net/http.
	// See https://pkg.go.dev/github.com/valyala/fasthttp#Server.
	"github.com/valyala/fasthttp.ListenAndServe":                   ownServer("ListenAndServe", 0, 1),
	"github.com/valyala/fasthttp.ListenAndServeTLS":                ownServer("ListenAndServeTLS", 0, 3),
	"github.com/valyala/fasthttp.ListenAndServeTLSEmbed":           ownServer("ListenAndServeTLS", 0, 3),
	"github.com/valyala/fasthttp.ListenAndServeUNIX":               onUnixSocket(ownServer("ListenAndServe", -1, 2)),
	"github.com/valyala/fasthttp.Serve":                            ownServer("Serve", -1, 1),
	"github.com/valyala/fasthttp.ServeTLS":                         ownServer("ServeTLS", -1, 3),
	"github.com/valyala/fasthttp.ServeTLSEmbed":                    ownServer("ServeTLS", -1, 3),
	"(*github.com/valyala/fasthttp.Server).ListenAndServe":         itself("ListenAndServe", 1),
	"(*github.com/valyala/fasthttp.Server).ListenAndServeTLS":      itself("ListenAndServeTLS", 1),
	"(*github.com/valyala/fasthttp.Server).ListenAndServeTLSEmbed": itself("ListenAndServeTLS", 1),
	"(*github.com/valyala/fasthttp.Server).ListenAndServeUNIX":     onUnixSocket(itself("ListenAndServe", -1)),
	"(*github.com/valyala/fasthttp.Server).Serve":                  itself("Serve", -1),
	"(*github.com/valyala/fasthttp.Server).ServeTLS":               itself("ServeTLS", -1),
	"(*github.com/valyala/fasthttp.Server).ServeTLSEmbed":          itself("ServeTLS", -1),
}

// ownServer is the behavior of a function that builds a server with no settings around a handler.
func ownServer(serves string, addr, handler int) Behavior {
	given := map[string]verdict{"Addr": isSet, "Handler": isSet}
	return Behavior{Lives: []Live{{Effects: every(isUnset, given), Func: serves, Stopped: Unset,
		Address: Address{Exposure: Undecided}, AddrArg: addr, Handler: handler}}}
}

// itself is the behavior of a method that serves its receiver.
func itself(serves string, addr int) Behavior {
	return Behavior{Lives: []Live{{From: &Ref{Arg: 0}, Effects: every(passes, nil), Func: serves, Stopped: Unset,
		Address: Address{Exposure: Undecided}, AddrArg: addr, Handler: -1}}}
}

func onUnixSocket(b Behavior) Behavior {
	b.Lives[0].Address.Exposure = UnixSocket
	return b
}

// refine corrects what was summed up of an entry point where its source decides at run time.
var refine = map[string]func(*Live){
	// gin listens on its argument, or else on the port in the environment variable PORT, or else on 8080.
	"(*github.com/gin-gonic/gin.Engine).Run":     func(l *Live) { l.AddrArg, l.Address = 1, Address{Value: ":8080", Exposure: Anyone} },
	"(*github.com/gin-gonic/gin.Engine).RunUnix": func(l *Live) { l.Address = Address{Exposure: UnixSocket} },
}

// behavior returns what is known of a function of another package, or nil.
func behavior(pass *analysis.Pass, fn *types.Func) *Behavior {
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == pass.Pkg || IsRuntime(fn.Pkg().Path()) { // the runtime is what fixes call
		return nil
	}
	if b, ok := frameworks[fn.FullName()]; ok {
		return &b
	}
	var b Behavior
	if isStd(fn.Pkg().Path()) || !pass.ImportObjectFact(fn.Origin(), &b) {
		return nil
	}
	if change := refine[fn.FullName()]; change != nil {
		for i := range b.Lives {
			change(&b.Lives[i])
		}
	}
	return &b
}
