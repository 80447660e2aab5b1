package recovery_test

import (
	"testing"

	"github.com/srvfix/srvfix/analyzers/recovery"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) {
	ruletest.RunRules(t, "testdata", "default,recovery/missing", recovery.Analyzer)
}
