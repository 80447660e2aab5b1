package devmode

import (
	_ "embed"

	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that show strangers what is meant for developers.
var Analyzer = rule.New(rule.Rule{Name: "devmode", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "devmode/pprof-public", Level: rule.Error, Summary: "profiles of the process on a server that strangers reach"},
	{Name: "devmode/expvar-public", Level: rule.Warning, Summary: "/debug/vars on a server that strangers reach"},
	{Name: "devmode/framework-debug", Level: rule.Warning, Summary: "the debug mode of gin or echo, switched on in the source"},
}})

// judge reports debug pages and debug modes of servers that strangers may reach.
func judge(s *serversite.Site) []rule.Finding {
	if !s.Address().Public() || s.OnRequest() || s.CallerSaysWhere() {
		return nil
	}
	var out []rule.Finding
	for _, page := range s.DebugPages() {
		f := rule.Finding{Category: "devmode/pprof-public"}
		fact, harm := " shows the profiles of net/http/pprof", ": anyone can profile the process and read its memory"
		if page.Kind == serversite.Expvar {
			f = rule.Finding{Category: "devmode/expvar-public"}
			fact, harm = " shows /debug/vars of expvar", ": anyone can read the command line and the memory statistics"
		}
		if page.From != "" {
			// Have: a package that is imported, however deep, imports expvar, which registers itself on http.DefaultServeMux.
			fact += ", imported by " + page.From
		}
		f.Message = rule.Subject(s) + fact + harm
		out = append(out, f)
	}
	if mode := s.FrameworkDebug(); mode != "" {
		harm := ": each request parses its templates again, and every route is printed"
		if mode == "Echo.Debug" {
			harm = ": answers tell strangers the text of internal errors"
		}
		out = append(out, rule.Finding{Category: "devmode/framework-debug", Message: rule.Subject(s) + " runs with " + mode + harm})
	}
	return out
}
