package serversite_test

import (
	"testing"

	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis/analysistest"
)

// TestFacts compares the summaries of exported functions, at first hand and two packages away.
func TestFacts(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), serversite.Analyzer, "kit", "outer", "sigs", "catcher")
}
