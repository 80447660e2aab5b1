package http2_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/http2"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", http2.Analyzer) }

func TestH2C(t *testing.T) {
	ruletest.RunRules(t, "testdata.h2c", "http2/h2c-legacy", http2.Analyzer)
}
