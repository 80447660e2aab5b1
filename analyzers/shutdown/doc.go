// Package shutdown defines an analyzer that reports HTTP servers that stop in a way that cuts requests.
//
// # Analyzer shutdown
//
// shutdown: report servers that stop in a way that cuts requests
//
// # What it reports
//
// Servers that nothing can stop gracefully, and graceful stops that do not work.
//
//   - shutdown/never-called: a server is served, and nothing in the package calls Shutdown or Close on it.
//   - shutdown/fatal-before-drain: Shutdown is called on the server, but the program exits when the serve call returns, by log.Fatal, os.Exit or
//     panic. The call returns http.ErrServerClosed as soon as Shutdown begins, not when it is over.
//   - shutdown/not-awaited: the same by a return of main, with Shutdown in a goroutine for which nobody waits.
//   - shutdown/signal-not-wired: there is a Shutdown, but SIGTERM does not lead to it: the program catches os.Interrupt alone, or calls Shutdown
//     only when the serve call has returned, or in a function that it never calls.
//   - shutdown/context-done: Shutdown gets the very context whose end it waited for, or one derived from it. It gives up at once.
//   - shutdown/no-deadline: Shutdown gets context.Background() or the like. A client that never finishes its request, or a stream, keeps the
//     process until somebody kills it.
//   - shutdown/untrappable-signal: signal.Notify asks for SIGKILL or SIGSTOP, which no process can catch. os.Kill is not what kill(1) sends.
//
// # Why it matters
//
// Every deployment, every scale-down and every node that is drained sends SIGTERM. A program that does not handle it dies on the spot:
// requests in flight are cut, and deferred clean-up does not run. A program that handles it in one of these ways looks as if it did not, and
// does.
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
// Flagged too:
//
//	go func() {
//		<-stop
//		srv.Shutdown(ctx)
//	}()
//	log.Fatal(srv.ListenAndServe())
//
// Use instead:
//
//	drained := make(chan struct{})
//	go func() {
//		defer close(drained)
//		<-stop
//		srv.Shutdown(ctx)
//	}()
//	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
//		log.Fatal(err)
//	}
//	<-drained
//
// # When it stays silent
//
// never-called: when Shutdown or Close is called on the server, or may be: by a list of things to close, as a function
// value, behind an interface, or by code that got the server and is not known. The page of the rule timeouts says how
// far servers are followed. When it serves on a listener that the program closes elsewhere, or whose type the program declares, since such
// programs drain in a way of their own.
//
// fatal-before-drain and not-awaited: in packages other than main, and when anything on the way from the serve call to the end of the process may
// wait: a channel, a lock, a WaitGroup, a call that cannot be followed. When the end depends on a condition that is not
// about the error, or the error goes through another goroutine or package.
//
// signal-not-wired: when any call of signal.Notify names SIGTERM, or signals that are not constants, or when the Shutdown waits for anything else
// than signals and errors, or another package catches them in a way that it does not write out. context-done and
// no-deadline: when the making of the context cannot be followed, and when its cancel function goes anywhere but into a
// defer statement. A function of another package that calls Shutdown is known by what it does with the context it gets.
//
// In test files. Servers on loopback addresses and unix sockets, and servers that show nothing but metrics, health or debug pages, are reported
// one level lower. A server of which only Close is called is left alone.
//
// # Fix safety
//
// never-called: safe. The fix serves through the runtime, which catches SIGTERM and SIGINT, lets requests finish, and returns nil, so that main
// returns and deferred clean-up runs. A second signal kills as before. Programs that catch signals themselves, that stop themselves, or that are
// something else than servers, and packages that any program can import, get no fix: their end is their own.
//
// fatal-before-drain and not-awaited: safe when Shutdown has a deadline, else unsafe, since the process would wait as long as Shutdown does. The
// serve call's http.ErrServerClosed no longer ends the process: what gets it waits for the goroutine that calls Shutdown, and other errors go their
// way as before. Given where that goroutine is started beside the serve call, ends with Shutdown, and nothing else stops the server, and where the
// serve call is in a goroutine and main shuts down.
//
// signal-not-wired: the fix adds syscall.SIGTERM to the signals of the call. Safe when main itself serves or shuts down, since then the process ends
// as it does on Ctrl-C; else unsafe, since a program that lives on after Ctrl-C would live on after SIGTERM. A Shutdown that nothing reaches has no
// fix.
//
// The others have no fix: what was meant is not in the code.
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
