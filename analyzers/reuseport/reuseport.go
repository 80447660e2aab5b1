package reuseport

import (
	_ "embed"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer advises port sharing for public servers, so that a new version can start before the old one ends.
var Analyzer = rule.New(rule.Rule{Name: "reuseport", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "reuseport/plain-listen", Level: rule.Advice, Settled: true, Summary: "a public server of a program whose port a successor cannot share"},
}})

// judge reports public TCP servers of a program that nobody can replace without a gap.
func judge(s *serversite.Site) []rule.Finding {
	if s.Role() != serversite.Main || s.Address().Exposure != serversite.Anyone && !s.Address().AlsoPublic || s.Admin() || s.SharesPort() {
		return nil
	}
	return []rule.Finding{{
		Category: "reuseport/plain-listen",
		Message:  rule.Subject(s) + " listens without SO_REUSEPORT: the next process cannot bind before this one exits",
		Changes:  fixes.ReusePort,
	}}
}
