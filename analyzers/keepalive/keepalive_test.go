package keepalive_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/keepalive"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", keepalive.Analyzer) }
