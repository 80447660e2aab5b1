// Package recovery defines an analyzer that reports HTTP servers that one failing request takes down, or leaves without an answer.
//
// # Analyzer recovery
//
// recovery: report servers that one failing request takes down, or leaves without an answer
//
// # What it reports
//
//   - recovery/goroutine-panic: a handler starts a goroutine whose function panics, always or because of an error, with nothing in it that
//     recovers. net/http recovers in the goroutine of the handler only: a panic in another one ends the process and all its requests.
//   - recovery/exit-in-handler: a handler calls log.Fatal, os.Exit with another code than 0, or a function of the package that does so for the
//     error it gets, always or because of an error.
//   - recovery/missing, off by default: nothing in the package recovers from panics. net/http then logs the panic with its stack as plain text
//     and closes the connection: the client gets no response, and over HTTP/2 a reset stream. What is missing is the answer with status 500, and
//     a log entry in the program's own format. In most programs that is all right, so it is reported only when it is asked for.
//
// # Why it matters
//
// Whatever makes the error happen, such as a database that is away for a second, or a request that somebody made for the purpose, takes the server
// away from everybody else, and again as soon as it is back.
//
// # Example
//
//	func upload(w http.ResponseWriter, r *http.Request) {
//		go func() {
//			if err := index(r.PathValue("name")); err != nil {
//				panic(err)
//			}
//		}()
//	}
//
// Use instead:
//
//	func upload(w http.ResponseWriter, r *http.Request) {
//		go func() {
//			if err := index(r.PathValue("name")); err != nil {
//				slog.Error("index upload", "err", err)
//			}
//		}()
//	}
//
// # When it stays silent
//
// goroutine-panic and exit-in-handler: when the panic or the exit depends on anything else than an error, such as a default case that cannot
// happen; when a deferred call may recover; for os.Exit(0); and for handlers in packages that do not serve by themselves.
// Handlers are followed through muxes, middleware, closures, fields and function values of the package.
//
// missing: when the package calls recover anywhere, or names anything of another package that is called so (gin.Recovery, middleware.Recoverer,
// handlers.RecoveryHandler, negroni.NewRecovery), uses gin.Default or negroni.Classic, or when a handler is made by a package of which it is not
// known that it does not recover.
//
// In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but metrics, health or debug pages, are reported
// one level lower.
//
// # Fix safety
//
// There are no fixes: what a request should answer when it fails is up to the program. The runtime, where a server runs on it for another
// reason, answers panics of handlers with status 500 and logs them.
//
// # Options
//
// None.
//
// # References
//
//   - https://go.dev/ref/spec#Handling_panics
//   - https://pkg.go.dev/net/http#Handler
package recovery
