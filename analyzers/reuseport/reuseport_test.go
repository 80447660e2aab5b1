package reuseport_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/reuseport"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", reuseport.Analyzer) }
