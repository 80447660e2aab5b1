package tlsconfig

import (
	"crypto/tls"
	_ "embed"
	"slices"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers that accept TLS that can be broken.
var Analyzer = rule.New(rule.Rule{Name: "tlsconfig", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "tlsconfig/old-version", Level: rule.Error, Summary: "TLS 1.1 or older is accepted"},
	{Name: "tlsconfig/weak-cipher", Level: rule.Error, Summary: "a cipher suite with known weaknesses is offered"},
	{Name: "tlsconfig/no-tls13", Level: rule.Advice, Summary: "TLS 1.3 is switched off"},
	{Name: "tlsconfig/ineffective", Level: rule.Advice, Summary: "a setting that Go ignores", Optional: true},
	{Name: "tlsconfig/plaintext-public", Level: rule.Advice, Summary: "a server that strangers reach speaks no TLS", Optional: true},
}})

// judge reports weak and ineffective settings of the tls.Config with which the server meets its clients.
func judge(s *serversite.Site) []rule.Finding {
	if s.TLS() == serversite.Unset {
		return plaintext(s)
	}
	var out []rule.Finding
	report := func(category, text string, changes fixes.Change) {
		out = append(out, rule.Finding{Category: "tlsconfig/" + category, Message: rule.Subject(s) + text, Changes: changes})
	}
	// Go's own minimum is TLS 1.2, so a configuration that says nothing is fine.
	lowest, highest := s.TLSNumbers("MinVersion"), s.TLSNumbers("MaxVersion")
	below := func(list []uint16, version uint16) bool { return len(list) > 0 && list[len(list)-1] < version }
	old := below(highest, tls.VersionTLS12)
	switch {
	case below(lowest, tls.VersionTLS12):
		raise := fixes.RaiseTLS
		if old {
			raise |= fixes.AllowTLS13 // a MinVersion above MaxVersion would let nobody in
		}
		report("old-version", " has MinVersion "+tls.VersionName(lowest[0])+" in its tls.Config: clients may negotiate a protocol with known attacks", raise)
	case old:
		report("old-version", " has MaxVersion "+tls.VersionName(highest[0])+" in its tls.Config: every client gets a protocol with known attacks", fixes.AllowTLS13)
	}
	if !old && below(highest, tls.VersionTLS13) {
		report("no-tls13", " has MaxVersion "+tls.VersionName(highest[0])+" in its tls.Config: no client gets TLS 1.3", fixes.AllowTLS13)
	}
	only13 := len(lowest) > 0 && lowest[0] >= tls.VersionTLS13
	suites := s.TLSNumbers("CipherSuites")
	for _, id := range suites {
		if !only13 && weak(id) {
			report("weak-cipher", " offers "+tls.CipherSuiteName(id)+" in its tls.Config: what is sent with it may be read by others", 0)
			break
		}
	}
	if only13 && len(suites) > 0 {
		report("ineffective", " has CipherSuites in its tls.Config beside MinVersion TLS 1.3: the list has no effect", 0)
	}
	if s.TLSAssigned("PreferServerCipherSuites") {
		report("ineffective", " has PreferServerCipherSuites in its tls.Config: the setting has no effect since Go 1.17", 0)
	}
	return out
}

// weak reports whether a cipher suite is one that Go offers only to those who ask for it.
func weak(id uint16) bool {
	return slices.ContainsFunc(tls.InsecureCipherSuites(), func(c *tls.CipherSuite) bool { return c.ID == id })
}

// plaintext reports servers of a program that strangers reach without TLS. A proxy often speaks it for them, so this is for those who ask.
func plaintext(s *serversite.Site) []rule.Finding {
	if s.Role() != serversite.Main || s.Address().Exposure != serversite.Anyone || s.Admin() {
		return nil
	}
	return []rule.Finding{{
		Category: "tlsconfig/plaintext-public",
		Message:  rule.Subject(s) + " speaks plain HTTP on a public address: what it serves can be read and changed on the way",
	}}
}
