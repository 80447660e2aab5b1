// Package timeouts defines an analyzer that reports HTTP servers that wait forever for a slow client.
//
// # Analyzer timeouts
//
// timeouts: report servers that wait forever for a slow client
//
// # What it reports
//
// A server that goes live without a limit for the time in which a client must send the headers of a request.
//
//   - timeouts/package-serve: http.ListenAndServe, ListenAndServeTLS, Serve and ServeTLS build a server without any timeout.
//   - timeouts/read-header-unset: an http.Server is served on some path with neither ReadHeaderTimeout nor ReadTimeout.
//
// # Why it matters
//
// Without the limit a client that sends one byte of a header now and then holds a connection, a goroutine and a file descriptor for as long
// as it likes. A few thousand such connections from one laptop (the attack is called Slowloris) take the server away from everybody. With
// TLS the limit also bounds the handshake.
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
// # When it stays silent
//
// When either field is set on every path before the server goes live: in the literal, later on the same value, in a helper or constructor of
// the package, to a value that is not known to be zero. When the server comes from another package or goes through code that cannot be
// followed. In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but metrics, health or debug pages,
// are reported one level lower.
//
// # Fix safety
//
// Safe. The limit of 10 seconds is for the headers alone; bodies, responses and streams take as long as before. WriteTimeout and ReadTimeout
// are never inserted, because they cut downloads, uploads and event streams. Where the runtime is at hand the fix serves through it, which
// fills in the same limit.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http#Server
//   - https://blog.cloudflare.com/the-complete-guide-to-golang-net-http-timeouts/
//   - CWE-400, gosec G112 and G114
package timeouts
