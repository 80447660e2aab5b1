package timeouts

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that wait forever for a slow client.
var Analyzer = rule.New(rule.Rule{Name: "timeouts", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "timeouts/package-serve", Level: rule.Error, Summary: "http.ListenAndServe and its like, which have no timeouts at all"},
	{Name: "timeouts/read-header-unset", Level: rule.Error, Summary: "an http.Server with neither ReadHeaderTimeout nor ReadTimeout"},
}})

// judge reports servers that wait forever for the headers of a request.
func judge(s *serversite.Site) []rule.Finding {
	if s.OfPackage() {
		// Have: http.ListenAndServe(addr, handler), which builds a server of its own.
		return []rule.Finding{{
			Category: "timeouts/package-serve",
			Message:  rule.Subject(s) + " uses a server without timeouts: a slow client holds its connection forever",
			Changes:  fixes.HeaderTimeout,
		}}
	}
	// Have: &http.Server{...}, served with neither field set on some path. net/http takes ReadTimeout for headers when there is no ReadHeaderTimeout.
	if !s.Unset("ReadHeaderTimeout", "ReadTimeout") {
		return nil
	}
	return []rule.Finding{{
		Category: "timeouts/read-header-unset",
		Message:  rule.Subject(s) + " has neither ReadHeaderTimeout nor ReadTimeout: a client that sends headers slowly holds its connection forever",
		Changes:  fixes.HeaderTimeout,
	}}
}
