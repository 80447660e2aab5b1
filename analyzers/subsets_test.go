package analyzers_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/ruletest"
)

// TestSubsets applies random sets of fixes to everything in testdata folders. SRVFIX_TEST_SUBSETS is the number of sets per package.
func TestSubsets(t *testing.T) {
	rounds := 8
	if text := os.Getenv("SRVFIX_TEST_SUBSETS"); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatalf("SRVFIX_TEST_SUBSETS: %v: set it to a number", err)
		}
	}
	var modules []string
	for _, pattern := range []string{"*/testdata/go.mod", "../testdata/*/go.mod", "../testdata/programs/*/go.mod"} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("find modules %s: %v, %v", pattern, found, err)
		}
		modules = append(modules, found...)
	}
	tried := 0
	for _, name := range modules {
		dir := filepath.Dir(name)
		rounds := rounds
		if filepath.Base(dir) == "kinds" {
			rounds = max(1, rounds/8) // hundreds of packages, with a server each
		}
		t.Run(filepath.ToSlash(dir), func(t *testing.T) {
			tried += ruletest.RunSubsets(t, dir, rounds, analyzers.All()...)
		})
	}
	t.Logf("%d sets of fixes in %d modules", tried, len(modules))
}
