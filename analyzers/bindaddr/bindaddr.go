package bindaddr

import (
	_ "embed"
	"net"

	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that listen where they had better not.
var Analyzer = rule.New(rule.Rule{Name: "bindaddr", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "bindaddr/debug-all-interfaces", Level: rule.Warning, Summary: "a server for debug pages that listens on every interface"},
	{Name: "bindaddr/hard-coded", Level: rule.Advice, Summary: "an address that only an edit of the source can change", Optional: true},
}})

// judge reports addresses that suit nobody but the developer.
func judge(s *serversite.Site) []rule.Finding {
	if s.Address().Exposure != serversite.Anyone {
		return nil
	}
	var out []rule.Finding
	if everywhere(s.Address().Value) && s.DebugOnly() && len(s.DebugPages()) == 0 { // rule devmode reports profiles and variables, wherever they are shown
		out = append(out, rule.Finding{
			Category: "bindaddr/debug-all-interfaces",
			Message:  rule.Subject(s) + " shows only debug pages and listens on every interface: every network of the machine reaches them",
		})
	}
	if s.Role() == serversite.Main && s.FixedAddress() {
		out = append(out, rule.Finding{
			Category: "bindaddr/hard-coded",
			Message:  rule.Subject(s) + " has a fixed address: a second instance on the machine cannot start",
		})
	}
	return out
}

// everywhere reports whether an address is one of all interfaces.
func everywhere(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	return err == nil && (host == "" || host == "0.0.0.0" || host == "::")
}
