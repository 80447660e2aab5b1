// Package bindaddr defines an analyzer that reports HTTP servers that listen where they had better not.
//
// # Analyzer bindaddr
//
// bindaddr: report servers that listen where they had better not
//
// # What it reports
//
//   - bindaddr/debug-all-interfaces: a server that shows nothing but metrics, health and debug pages, debug pages among them, listens on every
//     interface. Servers that show profiles or expvar's variables are reported by the rule devmode instead.
//   - bindaddr/hard-coded, off by default: the address of a public server in a main package is a constant.
//
// # Why it matters
//
// Debug pages are written for the one who debugs, without a password and without limits. On ":6060" every network of the machine reaches them.
//
// An address that no flag, variable or file can change ties the program to a machine where the port is free, and to one instance of it.
//
// # Example
//
//	func main() {
//		mux := http.NewServeMux()
//		mux.HandleFunc("/debug/state", state)
//		log.Fatal(http.ListenAndServe(":6060", mux))
//	}
//
// Use instead:
//
//	func main() {
//		mux := http.NewServeMux()
//		mux.HandleFunc("/debug/state", state)
//		log.Fatal(http.ListenAndServe("localhost:6060", mux))
//	}
//
// # When it stays silent
//
// When the address is decided when the program runs, or names one interface. For servers of metrics and health pages
// alone, which have to be reached from other machines. When the handler is no http.ServeMux to which the package adds the
// pages. In test files.
//
// # Fix safety
//
// There is no fix: who has to reach the server, and from where its address should come, is for the program to decide.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net#Listen
//   - https://12factor.net/port-binding
package bindaddr
