package bindaddr_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/bindaddr"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", bindaddr.Analyzer) }

func TestHardCoded(t *testing.T) {
	ruletest.RunRules(t, "testdata.fixed", "bindaddr/hard-coded", bindaddr.Analyzer)
}
