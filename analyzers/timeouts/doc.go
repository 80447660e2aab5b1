// Package timeouts defines an analyzer that reports HTTP servers whose timeouts are missing, or not what they look like.
//
// # Analyzer timeouts
//
// timeouts: report servers whose timeouts are missing, or not what they look like
//
// # What it reports
//
// Servers that go live without a limit for the time in which a client must send the headers of a request, and limits that do something else than
// was meant.
//
//   - timeouts/package-serve: http.ListenAndServe, ListenAndServeTLS, Serve and ServeTLS build a server without any timeout.
//   - timeouts/framework-serve: a function of another package builds and serves one without ReadHeaderTimeout and ReadTimeout, as gin's Run,
//     negroni's Run and fasthttp.ListenAndServe do. What it sets is read from the source of the version that the program links.
//   - timeouts/read-header-unset: an http.Server is served on some path with neither ReadHeaderTimeout nor ReadTimeout.
//   - timeouts/not-a-duration: a timeout is a number without a unit, such as ReadTimeout: 5, and below a millisecond. It counts nanoseconds:
//     nothing gets through.
//   - timeouts/absurd: ReadHeaderTimeout, or ReadTimeout where it limits the headers, is more than an hour; or MaxHeaderBytes is 64 MiB or more,
//     which each connection may fill (the default is 1 MiB).
//   - timeouts/cuts-streams: a constant WriteTimeout of up to an hour, counted from the end of the request's headers, on a server with a handler
//     that sends server-sent events, flushes in a loop that waits for news, or is a reverse proxy with a negative FlushInterval.
//
// # Why it matters
//
// Without the limit a client that sends one byte of a header now and then holds a connection, a goroutine and a file descriptor for as long
// as it likes. A few thousand such connections from one laptop (the attack is called Slowloris) take the server away from everybody. With
// TLS the limit also bounds the handshake.
//
// WriteTimeout is the opposite case: it holds for the whole response, so that every event stream ends after it, in the middle of an event, and
// the client sees a broken connection.
//
// # Example
//
//	func main() {
//		srv := &http.Server{Addr: ":8080", Handler: mux}
//		log.Fatal(srv.ListenAndServe())
//	}
//
// Use instead:
//
//	func main() {
//		srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 10 * time.Second}
//		log.Fatal(srv.ListenAndServe())
//	}
//
// Flagged too, and what to write instead:
//
//	ReadTimeout: 5,               // 5 nanoseconds
//	ReadTimeout: 5 * time.Second,
//
// A handler that streams takes the limit off its own response:
//
//	http.NewResponseController(w).SetWriteDeadline(time.Time{})
//
// # When it stays silent
//
// When either field is set on every path before the server goes live, to a value that is not known to be zero. Servers
// are followed through variables, fields, embedded structs, slices, arrays, maps, channels, iterators, closures,
// function values, functional options, interfaces, generics, atomic.Pointer, sync.Once and sync.OnceValue, and through
// other packages. Packages of one module are one program: a server is reported once, where it is served or handed to
// the function that serves it.
//
// When it is unknown whether a field is set, because
//
//   - the server goes through code that sets what it likes: reflection, a decoder, a container for dependency injection;
//   - whoever imports the package hands the server in, or can reach the variable or field that holds it;
//   - the field is set for each or some of the servers in a list, or by one of several functions that a call may reach;
//     lists of options are known one by one, also those of another package that takes the server itself;
//   - what another package returns in a struct or a constant of its own decides: config.Load().ReadTimeout;
//   - it is set at another time: in a goroutine, in an exported function;
//   - a setting of the program decides, as in if limit > 0 { srv.ReadHeaderTimeout = limit }.
//
// srvfix audit shows all servers, and why something is unknown.
//
// not-a-duration: when the value names a unit, as 500 * time.Microsecond does, and when it is no constant. absurd: for ReadTimeout beside a
// ReadHeaderTimeout, for WriteTimeout and IdleTimeout, which may well be long. cuts-streams: when the handler or its middleware calls
// SetWriteDeadline of an http.ResponseController; for hijacked connections such as WebSockets, off which net/http takes the deadlines; behind
// http.TimeoutHandler; and for handlers of routers that cannot be followed.
//
// In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but metrics, health or debug pages,
// are reported one level lower.
//
// # Fix safety
//
// package-serve, framework-serve and read-header-unset: safe. The limit of 10 seconds is for the headers alone; bodies, responses and streams take as long as before. WriteTimeout and ReadTimeout
// are never inserted, because they cut downloads, uploads and event streams. Where the server is drained too, the fix serves through the runtime,
// which fills in the same limit. Else the limit goes into the literal that builds the server, or in front of the call.
//
// framework-serve is fixed for gin's Run, RunTLS and RunListener, of versions that do nothing else for the requests: the fix serves the engine's
// Handler. What gin prints about it in debug mode, such as where it listens, is not printed any more. Other frameworks build the server in a
// place that cannot be reached, print and end the process by themselves (negroni), or are not built on net/http: fasthttp has no limit for
// headers alone, and what its IdleTimeout does to bodies depends on its version.
//
// cuts-streams has no fix: to take the limit away from all handlers leaves the others without one, and to lift it in the handler that streams
// (http.ResponseController.SetWriteDeadline) takes knowing how long its streams may last.
//
// The others have no fix: what was meant is not in the code.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http#Server
//   - https://blog.cloudflare.com/the-complete-guide-to-golang-net-http-timeouts/
//   - https://pkg.go.dev/net/http#ResponseController.SetWriteDeadline
//   - CWE-400, gosec G112 and G114
package timeouts
