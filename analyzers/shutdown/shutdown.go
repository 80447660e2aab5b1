package shutdown

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that nothing can stop without cutting requests.
var Analyzer = rule.New(rule.Rule{Name: "shutdown", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "shutdown/never-called", Level: rule.Warning, Summary: "a server on which nobody calls Shutdown or Close"},
}})

// judge reports servers on which nobody ever calls Shutdown.
func judge(s *serversite.Site) []rule.Finding {
	if s.Stopped() != serversite.Unset {
		return nil
	}
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
