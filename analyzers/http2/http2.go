package http2

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that speak TLS and not HTTP/2.
var Analyzer = rule.New(rule.Rule{Name: "http2", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "http2/lost", Level: rule.Warning, Summary: "a TLS listener that does not offer HTTP/2, though nobody has switched it off"},
	{Name: "http2/disabled", Level: rule.Advice, Summary: "HTTP/2 is switched off for every client"},
	{Name: "http2/h2c-legacy", Level: rule.Advice, Summary: "HTTP/2 without TLS by golang.org/x/net, which net/http does by itself now", Optional: true},
}})

// judge reports servers that lose HTTP/2 by accident, or do without it.
func judge(s *serversite.Site) []rule.Finding {
	if s.LegacyH2C() {
		return []rule.Finding{{
			Category: "http2/h2c-legacy",
			Message:  rule.Subject(s) + " speaks HTTP/2 without TLS by x/net/http2/h2c: its limits and Shutdown do not know these connections",
		}}
	}
	if s.LosesHTTP2() {
		// Have: srv.Serve(tls.NewListener(l, config)), where net/http does not touch the configuration.
		return []rule.Finding{{
			Category: "http2/lost",
			Message:  rule.Subject(s) + ` serves a TLS listener without "h2" in NextProtos: no client gets HTTP/2`,
			Changes:  fixes.OfferHTTP2,
		}}
	}
	if s.ListsNoHTTP2() {
		return []rule.Finding{{
			Category: "http2/disabled",
			Message:  rule.Subject(s) + ` serves a TLS listener whose NextProtos lack "h2": HTTP/2 is off for every client`,
			Changes:  fixes.OfferHTTP2,
		}}
	}
	if field := s.HTTP2Off(); field != "" && s.TLS() == serversite.Set {
		fact, change := " has an empty TLSNextProto", fixes.EnableHTTP2
		if field == "Protocols" {
			fact, change = " has Protocols without HTTP/2", 0
		}
		return []rule.Finding{{
			Category: "http2/disabled",
			Message:  rule.Subject(s) + fact + ": HTTP/2 is off for every client",
			Changes:  change,
		}}
	}
	return nil
}
