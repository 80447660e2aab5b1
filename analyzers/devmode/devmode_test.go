package devmode_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/devmode"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", devmode.Analyzer) }
