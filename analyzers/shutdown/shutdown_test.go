package shutdown_test

import (
	"path/filepath"
	"testing"

	"github.com/srvfix/srvfix/analyzers/shutdown"
	"github.com/srvfix/srvfix/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, "testdata", shutdown.Analyzer) }

// TestEndings compares what becomes of programs whose own Shutdown does not work.
func TestEndings(t *testing.T) {
	ruletest.RunGolden(t, filepath.FromSlash("../../testdata/endings"), filepath.FromSlash("../../testdata/endings.golden"), shutdown.Analyzer)
}
