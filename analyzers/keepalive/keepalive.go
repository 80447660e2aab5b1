package keepalive

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that keep idle connections forever, or none at all.
var Analyzer = rule.New(rule.Rule{Name: "keepalive", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "keepalive/idle-unset", Level: rule.Warning, Settled: true, Summary: "neither IdleTimeout nor ReadTimeout: idle connections are never closed"},
	{Name: "keepalive/disabled", Level: rule.Advice, Summary: "keep-alives are switched off: every request takes a new connection"},
	{Name: "keepalive/tcp-disabled", Level: rule.Warning, Summary: "TCP probes are switched off: connections of vanished clients are not noticed"},
	{Name: "keepalive/headers", Level: rule.Warning, Summary: "Keep-Alive or Proxy-Connection written by hand, which HTTP/2 clients reject"},
}})

// judge reports servers whose connections live too long or too short.
func judge(s *serversite.Site) []rule.Finding {
	var found []rule.Finding
	// net/http takes ReadTimeout for idle connections when there is no IdleTimeout, but not ReadHeaderTimeout.
	if s.Unset("IdleTimeout", "ReadTimeout") && !s.KeepAlivesOff() {
		fact := " has neither IdleTimeout nor ReadTimeout"
		if s.OfPackage() {
			fact = " uses a server without IdleTimeout"
		}
		found = append(found, rule.Finding{
			Category: "keepalive/idle-unset",
			Message:  rule.Subject(s) + fact + ": idle keep-alive connections are never closed",
			Changes:  fixes.IdleTimeout,
		})
	}
	if code := s.KeepAlivesDisabled(); code != nil {
		found = append(found, rule.Finding{
			Category: "keepalive/disabled",
			Place:    code,
			Message:  rule.Subject(s) + " closes each connection after one answer: every request costs a handshake",
		})
	}
	if code := s.ProbesOff(); code != nil {
		found = append(found, rule.Finding{
			Category: "keepalive/tcp-disabled",
			Place:    code,
			Message:  rule.Subject(s) + " listens without TCP keep-alive: connections of clients that vanished are not noticed",
		})
	}
	for _, h := range s.ConnectionHeaders() {
		found = append(found, rule.Finding{
			Category: "keepalive/headers",
			Place:    h.Call,
			Message:  rule.Subject(s) + " sends " + h.Key + " in " + h.Handler + ", which HTTP/2 forbids: curl and others reject the response",
		})
	}
	return found
}
