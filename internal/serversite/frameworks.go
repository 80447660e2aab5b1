package serversite

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// serverTypes names, by package, the type that has the settings of a server, whose methods put it live.
var serverTypes = map[string]string{
	"net/http":                    "Server",
	"github.com/valyala/fasthttp": "Server",
	"github.com/gofiber/fiber/v2": "App",
	"github.com/gofiber/fiber/v3": "App",
}

// Root reports whether sites and facts can start from an import of the package, because it serves or has servers.
func Root(path string) bool { return roots[path] }

var roots = func() map[string]bool {
	out := map[string]bool{}
	for pkg := range serverTypes {
		out[pkg] = true
	}
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
// http3.Server has no rows: QUIC itself gives up a silent connection, after 30 seconds by default.
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

	// fiber serves by fasthttp, with the timeouts of the Config that New gets. See https://docs.gofiber.io/api/fiber#config.
	"github.com/gofiber/fiber/v2.New":                                   configured(0),
	"(*github.com/gofiber/fiber/v2.App).Listen":                         itself("ListenAndServe", 1),
	"(*github.com/gofiber/fiber/v2.App).ListenTLS":                      itself("ListenAndServeTLS", 1),
	"(*github.com/gofiber/fiber/v2.App).ListenTLSWithCertificate":       itself("ListenAndServeTLS", 1),
	"(*github.com/gofiber/fiber/v2.App).ListenMutualTLS":                itself("ListenAndServeTLS", 1),
	"(*github.com/gofiber/fiber/v2.App).ListenMutualTLSWithCertificate": itself("ListenAndServeTLS", 1),
	"(*github.com/gofiber/fiber/v2.App).Listener":                       itself("Serve", -1),
	"github.com/gofiber/fiber/v3.New":                                   configured(0),
	"(*github.com/gofiber/fiber/v3.App).Listen":                         itself("ListenAndServe", 1),
	"(*github.com/gofiber/fiber/v3.App).Listener":                       itself("Serve", -1),
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

// configured is the behavior of a constructor that copies the settings of a server from a struct that it gets.
func configured(arg int) Behavior { return Behavior{Births: []Birth{{Config: &arg, Stopped: Unset}}} }

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
