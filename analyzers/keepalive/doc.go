// Package keepalive defines an analyzer that reports HTTP servers that keep idle connections forever.
//
// # Analyzer keepalive
//
// keepalive: report servers that keep idle connections forever
//
// # What it reports
//
//   - keepalive/idle-unset: a server goes live on some path with neither IdleTimeout nor ReadTimeout.
//
// # Why it matters
//
// After a response the connection stays open for the next request. Without a limit it stays open until the client closes it, and a client
// that vanished behind a firewall never does: connections, goroutines and file descriptors add up until accept fails with "too many open
// files". Setting ReadHeaderTimeout alone, the usual answer to a linter, does not help: net/http lets IdleTimeout default to ReadTimeout, not
// to ReadHeaderTimeout.
//
// # Example
//
//	func main() {
//		srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 10 * time.Second}
//		log.Fatal(srv.ListenAndServe())
//	}
//
// Use instead:
//
//	func main() {
//		srv := &http.Server{
//			Addr:              ":8080",
//			Handler:           mux,
//			ReadHeaderTimeout: 10 * time.Second,
//			IdleTimeout:       120 * time.Second,
//		}
//		log.Fatal(srv.ListenAndServe())
//	}
//
// # When it stays silent
//
// When either field is set on every path before the server goes live, when keep-alives are switched off before, and when the server cannot
// be followed. In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but metrics, health or debug
// pages, are reported one level lower.
//
// # Fix safety
//
// Safe. A correct client sends a request again when an idle connection was closed under it. The limit of 120 seconds is longer than the idle
// time of the usual load balancers (60 seconds), which keeps them from using a connection that the server is just closing; behind one with a
// longer idle time set a longer one yourself.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http#Server
//   - RFC 9112, section 9.5
package keepalive
