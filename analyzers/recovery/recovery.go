package recovery

import (
	_ "embed"

	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that one failing request takes down, or leaves without an answer.
var Analyzer = rule.New(rule.Rule{Name: "recovery", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "recovery/goroutine-panic", Level: rule.Error, Summary: "a handler starts a goroutine that panics on an error, which ends the process"},
	{Name: "recovery/exit-in-handler", Level: rule.Error, Summary: "a handler calls log.Fatal or os.Exit on an error, which ends the process"},
	{Name: "recovery/missing", Level: rule.Advice, Settled: true, Optional: true, Summary: "nothing answers with status 500 for a handler that panics"},
}})

// judge reports what failing requests do to a server.
func judge(s *serversite.Site) []rule.Finding {
	var found []rule.Finding
	for _, end := range s.Panics() {
		found = append(found, rule.Finding{
			Category: "recovery/goroutine-panic",
			Place:    end.Code,
			Message:  rule.Subject(s) + " answers requests with " + end.Handler + ", which starts a goroutine that can panic unrecovered: one request ends the process",
		})
	}
	for _, end := range s.Exits() {
		found = append(found, rule.Finding{
			Category: "recovery/exit-in-handler",
			Place:    end.Code,
			Message:  rule.Subject(s) + " answers requests with " + end.Handler + ", which calls " + end.Call + " on an error: one request ends the process",
		})
	}
	if s.Recovered() == serversite.Unset {
		found = append(found, rule.Finding{
			Category: "recovery/missing",
			Message:  rule.Subject(s) + " has handlers without recovery: a panic closes the connection without a response",
		})
	}
	return found
}
