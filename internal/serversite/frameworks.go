package serversite

import (
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/analysis"
)

// Root reports whether sites and facts can start from an import of the package, because it serves or has servers.
func Root(path string) bool { return roots[path] }

var roots = func() map[string]bool {
	out := map[string]bool{}
	for pkg := range knowledge.ServerTypes {
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

// frameworks says what entry points do that cannot be summed up from their source: those of servers that are not
// built on net/http. Everything built on net/http needs no row, since its very source, of the version that the
// program links, is summed up as the program's own is; a row adds what the source computes at run time, such as the
// address that gin takes when it gets none.
//
// http3.Server has no rows: QUIC itself gives up a silent connection, after 30 seconds by default.
//
// A row belongs here when the test of this table shows a call that is not understood without it.
var frameworks = map[string]Behavior{
	// fasthttp has no limit for reading headers apart from ReadTimeout, and IdleTimeout falls back on that, as in
	// net/http. See https://pkg.go.dev/github.com/valyala/fasthttp#Server.
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

	// fiber serves by fasthttp, with the timeouts of the Config that New gets. See
	// https://docs.gofiber.io/api/fiber#config.
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
	given := map[string]valueflow.Bits{"Addr": valueflow.Set, "Handler": valueflow.Set}
	return Behavior{Lives: []Live{{Effects: every(valueflow.Unset, given), Func: serves, Stopped: Unset,
		Address: Address{Exposure: Undecided}, AddrArg: addr, Handler: handler}}}
}

// itself is the behavior of a method that serves its receiver.
func itself(serves string, addr int) Behavior {
	return Behavior{Lives: []Live{{From: &Ref{Arg: 0}, Effects: every(valueflow.Passes, nil), Func: serves, Stopped: Unset,
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

	// iris fills in the address of a server that has none, and shares the port if its configuration says so.
	"(*github.com/kataras/iris/v12.Application).Listen": listensOn(1),
	"github.com/kataras/iris/v12.Addr":                  listensOn(0),
	"github.com/kataras/iris/v12.TLS":                   listensOn(0),
	"github.com/kataras/iris/v12.AutoTLS":               listensOn(0),
}

// listensOn says which argument is the address.
func listensOn(arg int) func(*Live) {
	return func(l *Live) {
		l.AddrArg, l.Shares = arg, true
		if !strings.HasPrefix(l.Func, "Listen") {
			l.Func = "ListenAnd" + l.Func
		}
	}
}

// configuring lists, by framework, the names that lead to its settings. A framework that sets timeouts when its
// settings say so does not in a program that names none of them.
var configuring = map[string][]string{
	// By default iris has no Configuration.Timeout, from which it computes all others.
	"github.com/kataras/iris": {"Configuration", "ConfigureHost", "Hosts", "Supervisor", "TOML", "WithConfiguration", "WithGlobalConfiguration",
		"WithTimeout", "YAML"},
}

// configures is the fact about a package that it may make settings of a framework.
type configures struct{ Framework string }

func (*configures) AFact() {}

func (c *configures) String() string { return "configures " + c.Framework }

// exportConfigures finds out whether the package makes settings of a framework, and exports the fact.
func exportConfigures(pass *analysis.Pass) {
	for _, obj := range pass.TypesInfo.Uses {
		if obj.Pkg() == nil || obj.Pkg() == pass.Pkg {
			continue
		}
		for framework, names := range configuring {
			if inModule(obj.Pkg(), framework) && !inModule(pass.Pkg, framework) && slices.Contains(names, obj.Name()) {
				pass.ExportPackageFact(&configures{framework})
				return
			}
		}
	}
}

// inModule reports whether the package belongs to a module, of any major version.
func inModule(pkg *types.Package, module string) bool {
	return pkg.Path() == module || strings.HasPrefix(pkg.Path(), module+"/")
}

// onDefaults reports whether the program makes no settings of the framework to which a package belongs. A package
// main has all the program below it.
func onDefaults(pass *analysis.Pass, pkg *types.Package) bool {
	for framework := range configuring {
		if inModule(pkg, framework) {
			return pass.Pkg.Name() == "main" && !slices.ContainsFunc(pass.AllPackageFacts(), func(f analysis.PackageFact) bool {
				c, ok := f.Fact.(*configures)
				return ok && c.Framework == framework
			})
		}
	}
	return false
}

// behavior is the function of that name, with the answers remembered.
func (p *program) behavior(fn *types.Func) *Behavior {
	b, ok := p.behaviors[fn]
	if !ok {
		b = behavior(p.pass, fn)
		p.behaviors[fn] = b
	}
	return b
}

// behavior returns what is known of a function of another package, or nil.
func behavior(pass *analysis.Pass, fn *types.Func) *Behavior {
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == pass.Pkg || knowledge.IsRuntime(fn.Pkg().Path()) { // the runtime is what fixes call
		return nil
	}
	if b, ok := frameworks[fn.FullName()]; ok {
		return &b
	}
	var b Behavior
	if knowledge.IsStd(fn.Pkg().Path()) || !pass.ImportObjectFact(fn.Origin(), &b) {
		return nil
	}
	if change := refine[fn.FullName()]; change != nil {
		for i := range b.Lives {
			change(&b.Lives[i])
		}
	}
	if len(b.Lives) > 0 && onDefaults(pass, fn.Pkg()) {
		for i, l := range b.Lives {
			b.Lives[i].Effects = l.Effects.unlessSet()
		}
	}
	return &b
}
