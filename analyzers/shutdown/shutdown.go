package shutdown

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that stop in a way that cuts requests.
var Analyzer = rule.New(rule.Rule{Name: "shutdown", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "shutdown/never-called", Level: rule.Warning, Settled: true, Summary: "a server on which nobody calls Shutdown or Close"},
	{Name: "shutdown/fatal-before-drain", Level: rule.Warning, Settled: true, Summary: "log.Fatal(srv.ListenAndServe()) beside a Shutdown, which ends the process before requests finish"},
	{Name: "shutdown/not-awaited", Level: rule.Warning, Settled: true, Summary: "main returns when Serve does, while Shutdown still lets requests finish"},
	{Name: "shutdown/signal-not-wired", Level: rule.Warning, Settled: true, Summary: "a Shutdown that SIGTERM does not lead to"},
	{Name: "shutdown/context-done", Level: rule.Warning, Settled: true, Summary: "Shutdown with a context that is done already, so that it waits for nothing"},
	{Name: "shutdown/no-deadline", Level: rule.Advice, Settled: true, Summary: "Shutdown with a context that never ends, so that one stuck request keeps the process"},
	{Name: "shutdown/untrappable-signal", Level: rule.Advice, Settled: true, Summary: "signal.Notify for SIGKILL or SIGSTOP, which no process can catch"},
}})

// judge reports what is wrong with the end of a server.
func judge(s *serversite.Site) []rule.Finding {
	found := append(ending(s), contexts(s)...)
	return append(found, signals(s)...)
}

// ending reports servers whose requests are cut because nothing stops them, or because the process is gone before they finish.
func ending(s *serversite.Site) []rule.Finding {
	if s.Stopped() == serversite.Unset {
		fact := " is served but Shutdown is never called"
		if s.OfPackage() {
			fact = " uses a server that nothing can shut down"
		}
		return []rule.Finding{{
			Category: "shutdown/never-called",
			Message:  rule.Subject(s) + fact + ": SIGTERM cuts requests in flight",
			Changes:  fixes.Drain,
		}}
	}
	serve := s.Func.Name()
	switch s.EndsBeforeDrain() {
	case serversite.Exits:
		return []rule.Finding{{
			Category: "shutdown/fatal-before-drain",
			Message:  rule.Subject(s) + " ends the process when " + serve + " returns, as it does when Shutdown begins: requests in flight are cut",
			Changes:  fixes.AwaitDrain,
		}}
	case serversite.Returns:
		return []rule.Finding{{
			Category: "shutdown/not-awaited",
			Message:  rule.Subject(s) + " lets main return when " + serve + " returns, as it does when Shutdown begins: requests in flight are cut",
			Changes:  fixes.AwaitDrain,
		}}
	}
	switch {
	case s.OnlyAfterServing():
		return []rule.Finding{{
			Category: "shutdown/signal-not-wired",
			Message:  rule.Subject(s) + " is shut down only when " + serve + " has returned: SIGTERM cuts requests in flight",
		}}
	case s.NeverReached():
		return []rule.Finding{{
			Category: "shutdown/signal-not-wired",
			Message:  rule.Subject(s) + " has a Shutdown that main never reaches: SIGTERM cuts requests in flight",
		}}
	}
	return nil
}

// contexts reports calls of Shutdown whose context is of no use.
func contexts(s *serversite.Site) []rule.Finding {
	var done, endless *serversite.Shutdown
	for _, sd := range s.Shutdowns() {
		switch {
		case sd.Done && done == nil:
			done = sd
		case sd.Deadline == serversite.Unset && endless == nil:
			endless = sd
		}
	}
	var found []rule.Finding
	if done != nil {
		found = append(found, rule.Finding{
			Category: "shutdown/context-done",
			Place:    done.Call,
			Message:  rule.Subject(s) + " is shut down with a context that is done already: Shutdown does not wait for requests in flight",
		})
	}
	if endless != nil {
		found = append(found, rule.Finding{
			Category: "shutdown/no-deadline",
			Place:    endless.Call,
			Message:  rule.Subject(s) + " is shut down without a deadline: one request that does not end keeps the process",
		})
	}
	return found
}

// signals reports calls of signal.Notify that miss SIGTERM or name signals that cannot be caught.
func signals(s *serversite.Site) []rule.Finding {
	var found []rule.Finding
	all := s.Notifies()
	for _, n := range all {
		if n.Untrappable {
			found = append(found, rule.Finding{
				Category: "shutdown/untrappable-signal",
				Place:    n.Call,
				Message:  rule.Subject(s) + " is in a program that asks for SIGKILL or SIGSTOP: no process can catch them",
			})
		}
	}
	for _, n := range all {
		if !n.Known || n.All || n.Term {
			return found // somewhere SIGTERM is caught, or may be
		}
	}
	for _, sd := range s.Shutdowns() {
		for _, n := range s.WokenBy(sd) {
			if n.Term {
				continue
			}
			if !n.Interrupt && !n.Untrappable {
				// Have: signal.Notify(c, syscall.SIGHUP), which may mean something else to the program than its end.
				found = append(found, rule.Finding{
					Category: "shutdown/signal-not-wired",
					Place:    n.Call,
					Message:  rule.Subject(s) + " is shut down on a signal, but not on SIGTERM, with which deployments stop a process: its requests are cut",
				})
			}
			if n.Interrupt {
				f := rule.Finding{
					Category: "shutdown/signal-not-wired",
					Place:    n.Call,
					Message:  rule.Subject(s) + " is shut down on Ctrl-C but not on SIGTERM, with which deployments stop a process: its requests are cut",
				}
				if !n.Elsewhere {
					f.Changes = fixes.CatchTerm
				}
				found = append(found, f)
			}
		}
	}
	return found
}
