package analyzers_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/ruletest"
)

// TestShapes judges small programs, each built around one way to write a server. They are the shapes on which linters of composite literals
// go wrong.
func TestShapes(t *testing.T) {
	ruletest.Run(t, filepath.FromSlash("../testdata/shapes"), analyzers.All()...)
}

// TestStatements rewrites serve calls in every kind of statement around them, and compares the files with golden ones.
func TestStatements(t *testing.T) {
	ruletest.RunGolden(t, filepath.FromSlash("../testdata/statements"), filepath.FromSlash("../testdata/statements.golden"), analyzers.All()...)
}

// TestComplete checks that every folder is listed, and every rule has a page and a name that is its folder's.
func TestComplete(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var folders, names []string
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, e.Name())
		}
	}
	for _, a := range analyzers.All() {
		names = append(names, a.Name)
		if len(a.Doc) < 200 {
			t.Errorf("%s has no page: %q", a.Name, a.Doc)
		}
	}
	if !slices.Equal(folders, names) {
		t.Errorf("folders %v, analyzers %v", folders, names)
	}
}
