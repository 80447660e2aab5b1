package shutdown_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/shutdown"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", shutdown.Analyzer) }
