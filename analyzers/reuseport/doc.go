// Package reuseport defines an analyzer that advises port sharing for public HTTP servers.
//
// # Analyzer reuseport
//
// reuseport: report public servers that cannot share their port with their successor
//
// # What it reports
//
//   - reuseport/plain-listen: a server of a main package listens on a public TCP port that no second process can join.
//
// # Why it matters
//
// While one process owns the port, its successor cannot bind: every restart on the same machine has a gap in which connections are refused.
// With SO_REUSEPORT the new process starts, joins the port, and only then the old one drains. This is advice, not a defect: behind a load
// balancer that moves traffic from machine to machine nothing is gained.
//
// # Example
//
//	func main() {
//		log.Fatal(http.ListenAndServe(":8080", mux))
//	}
//
// Use instead:
//
//	func main() {
//		share := func(network, address string, c syscall.RawConn) error { return c.Control(setReusePort) }
//		l, err := (&net.ListenConfig{Control: share}).Listen(context.Background(), "tcp", ":8080")
//		if err != nil {
//			log.Fatal(err)
//		}
//		log.Fatal(http.Serve(l, mux))
//	}
//
// # When it stays silent
//
// For servers that are not in a main package, on loopback, on a unix socket or on port 0, whose address is decided when the program runs, or
// that show nothing but metrics, health or debug pages: on an admin port the probe could be answered by the wrong process. When the listener
// comes from a net.ListenConfig with a Control function, also in a helper.
//
// # Fix safety
//
// Unsafe. A second start of the program by mistake no longer fails with "address already in use". The fix serves through the runtime with
// httpserve.ReusePort().
//
// # Options
//
// None.
//
// # References
//
//   - socket(7), SO_REUSEPORT
//   - https://lwn.net/Articles/542629/
package reuseport
