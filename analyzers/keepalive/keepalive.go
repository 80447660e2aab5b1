package keepalive

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that keep idle connections forever.
var Analyzer = rule.New(rule.Rule{Name: "keepalive", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "keepalive/idle-unset", Level: rule.Warning, Summary: "neither IdleTimeout nor ReadTimeout: idle connections are never closed"},
}})

// judge reports servers whose idle keep-alive connections are never closed.
func judge(s *serversite.Site) []rule.Finding {
	// net/http takes ReadTimeout for idle connections when there is no IdleTimeout, but not ReadHeaderTimeout.
	if !s.Unset("IdleTimeout", "ReadTimeout") || s.KeepAlivesOff() {
		return nil
	}
	fact := " has neither IdleTimeout nor ReadTimeout"
	if s.OfPackage() {
		fact = " uses a server without IdleTimeout"
	}
	return []rule.Finding{{
		Category: "keepalive/idle-unset",
		Message:  rule.Subject(s) + fact + ": idle keep-alive connections are never closed",
		Changes:  fixes.IdleTimeout,
	}}
}
