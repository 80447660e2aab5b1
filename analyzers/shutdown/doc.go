// Package shutdown defines an analyzer that reports HTTP servers that nothing can stop without cutting requests.
//
// # Analyzer shutdown
//
// shutdown: report servers that nothing can stop without cutting requests
//
// # What it reports
//
//   - shutdown/never-called: a server is served, and nothing in the package calls Shutdown or Close on it.
//
// # Why it matters
//
// Every deployment, every scale-down and every node that is drained sends SIGTERM. A program that does not handle it dies on the spot:
// requests in flight are cut, and deferred clean-up does not run.
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
//		srv := &http.Server{Addr: ":8080", Handler: mux}
//		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
//		defer stop()
//		go srv.ListenAndServe()
//		<-ctx.Done()
//		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
//		defer cancel()
//		srv.Shutdown(ctx)
//	}
//
// # When it stays silent
//
// When Shutdown or Close is called on the server, or may be: through another name, as a function value, or by code that got the server and
// cannot be followed. When it serves on a listener that the program closes elsewhere, or whose type the program declares, since such
// programs drain in a way of their own. In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but
// metrics, health or debug pages, are reported one level lower.
//
// # Fix safety
//
// Safe. The fix serves through the runtime, which catches SIGTERM and SIGINT, lets requests finish, and returns nil, so that main returns and
// deferred clean-up runs. A second signal kills as before. Programs that catch signals themselves, and packages that any program can import,
// get no fix: signals belong to the program.
//
// # Options
//
// None.
//
// # References
//
//   - https://pkg.go.dev/net/http#Server.Shutdown
//   - https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
package shutdown
