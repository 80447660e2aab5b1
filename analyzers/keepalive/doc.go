// Package keepalive defines an analyzer that reports HTTP servers that keep idle connections forever, or none at all.
//
// # Analyzer keepalive
//
// keepalive: report servers that keep idle connections forever, or none at all
//
// # What it reports
//
//   - keepalive/idle-unset: a server goes live on some path with neither IdleTimeout nor ReadTimeout.
//   - keepalive/disabled: SetKeepAlivesEnabled(false) always runs before the server goes live, or its outermost handler sends Connection: close
//     with every answer.
//   - keepalive/tcp-disabled: the listener comes from a net.ListenConfig with a negative KeepAlive.
//   - keepalive/headers: a handler of the server writes Keep-Alive or Proxy-Connection by hand.
//
// # Why it matters
//
// After a response the connection stays open for the next request. Without a limit it stays open until the client closes it, and a client
// that vanished behind a firewall never does: connections, goroutines and file descriptors add up until accept fails with "too many open
// files". Setting ReadHeaderTimeout alone, the usual answer to a linter, does not help: net/http lets IdleTimeout default to ReadTimeout, not
// to ReadHeaderTimeout.
//
// Without keep-alives every request pays for a TCP and a TLS handshake, and a busy client runs out of ports. TCP probes are how a server learns
// that a client vanished while it was being answered.
//
// HTTP/2 forbids headers about the connection (RFC 9113, section 8.2.2). net/http drops Connection in HTTP/2 but sends the others; curl and
// other clients built on nghttp2 then reject the whole response with PROTOCOL_ERROR.
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
// When either field is set on every path before the server goes live, when keep-alives are switched off before, and when
// it is unknown whether a field is set. The page of the rule timeouts says how far servers are followed; srvfix audit
// shows why something is unknown.
//
// disabled: when another package switches keep-alives off, when they may be switched on again, when it depends on a
// condition, and for a handler behind a mux: closing the connection after one kind of answer is fine. tcp-disabled: when a KeepAliveConfig is set too. headers: for Connection, which net/http handles, and for
// handlers that cannot be followed.
//
// In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but metrics, health or debug
// pages, are reported one level lower.
//
// # Fix safety
//
// idle-unset: safe. A correct client sends a request again when an idle connection was closed under it. The limit of 120 seconds is longer than the idle
// time of the usual load balancers (60 seconds), which keeps them from using a connection that the server is just closing; behind one with a
// longer idle time set a longer one yourself. The others have no fix: take the line out, if nothing speaks for it.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http#Server
//   - RFC 9112, section 9.5
//   - RFC 9113, section 8.2.2
package keepalive
