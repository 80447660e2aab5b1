package timeouts_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/timeouts"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", timeouts.Analyzer) }
