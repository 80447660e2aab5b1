package analyzers_test

import (
	"path/filepath"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/ruletest"
)

// TestAdopted judges servers that the runtime serves.
func TestAdopted(t *testing.T) {
	ruletest.RunAdopted(t, filepath.FromSlash("../testdata/adopted"), "default", analyzers.All()...)
}
