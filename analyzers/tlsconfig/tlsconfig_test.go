package tlsconfig_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/tlsconfig"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", tlsconfig.Analyzer) }

func TestOptional(t *testing.T) {
	ruletest.RunRules(t, "testdata.optional", "tlsconfig/ineffective,tlsconfig/plaintext-public", tlsconfig.Analyzer)
}
