// Package devmode defines an analyzer that reports HTTP servers that show strangers what is meant for developers.
//
// # Analyzer devmode
//
// devmode: report debug pages on public servers
//
// # What it reports
//
// Pages for developers on a server that others than the machine itself can reach. What counts is the handler that is really served, not an
// import: the import of net/http/pprof or expvar, anywhere among the dependencies of the program, adds pages to http.DefaultServeMux, which a
// server without a handler of its own serves.
//
//   - devmode/pprof-public: the server shows profiles: the pages of net/http/pprof, fgprof or a router's wrapper of them.
//   - devmode/expvar-public: the server shows /debug/vars, the page of expvar.
//   - devmode/framework-debug: the source switches on the debug mode of gin (gin.SetMode(gin.DebugMode)) or of echo (e.Debug = true).
//
// # Why it matters
//
// A heap profile or a dump of the goroutines tells a stranger function names, command line flags and, in a trace, what the program is doing
// for whom. Taking a CPU profile or a trace costs the process time, as often as the stranger asks for it. /debug/vars shows the command line,
// which often holds a password, and counters of the business. In debug mode echo answers with the text of internal errors, and gin parses its
// templates for every request.
//
// The import need not be the program's own. The Prometheus client imports expvar, so that every program with metrics that serves
// http.DefaultServeMux shows /debug/vars too.
//
// # Example
//
//	import _ "net/http/pprof"
//
//	func main() {
//		log.Fatal(http.ListenAndServe(":8080", nil))
//	}
//
// Use instead:
//
//	import _ "net/http/pprof"
//
//	func main() {
//		go func() { log.Println(http.ListenAndServe("localhost:6060", nil)) }()
//		mux := http.NewServeMux()
//		mux.HandleFunc("/", index)
//		log.Fatal(http.ListenAndServe(":8080", mux))
//	}
//
// # When it stays silent
//
// For servers on loopback, on a unix socket or on port 0, also when that is only the default of a flag. For pages that a
// setting of the program switches on, and for debug servers that only a setting starts, as in if *debug { go serve() }.
// For pages for which something that may be a check of the caller is asked first. When the handler cannot be followed;
// muxes, routers and middleware of the package can, and functions of other packages that mount or return such pages.
// In test files. The pages of golang.org/x/net/trace are no finding: they answer local requests only.
//
// # Fix safety
//
// There is no fix: whether the pages move to a server of their own, get a password or go away is for the program to decide.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http/pprof
//   - https://pkg.go.dev/expvar
//   - https://go.dev/issue/22085, https://go.dev/issue/42834
//   - CWE-200, CWE-489, gosec G108
package devmode
