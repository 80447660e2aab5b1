// Package analyzers lists the rules of srvfix.
package analyzers

import (
	"github.com/srvfix/srvfix/analyzers/bindaddr"
	"github.com/srvfix/srvfix/analyzers/devmode"
	"github.com/srvfix/srvfix/analyzers/http2"
	"github.com/srvfix/srvfix/analyzers/keepalive"
	"github.com/srvfix/srvfix/analyzers/recovery"
	"github.com/srvfix/srvfix/analyzers/reuseport"
	"github.com/srvfix/srvfix/analyzers/shutdown"
	"github.com/srvfix/srvfix/analyzers/timeouts"
	"github.com/srvfix/srvfix/analyzers/tlsconfig"
	"golang.org/x/tools/go/analysis"
)

// All returns the analyzers of all rules, sorted by name.
func All() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		bindaddr.Analyzer,
		devmode.Analyzer,
		http2.Analyzer,
		keepalive.Analyzer,
		recovery.Analyzer,
		reuseport.Analyzer,
		shutdown.Analyzer,
		timeouts.Analyzer,
		tlsconfig.Analyzer,
	}
}
