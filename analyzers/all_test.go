package analyzers_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/ruletest"
)

// TestShapes judges small programs, each built around one way to write a server. They are the shapes on which linters of composite literals
// go wrong.
func TestShapes(t *testing.T) {
	ruletest.Run(t, filepath.FromSlash("../testdata/shapes"), analyzers.All()...)
}

// TestOptionalShapes is TestShapes for what is off by default.
func TestOptionalShapes(t *testing.T) {
	ruletest.RunRules(t, filepath.FromSlash("../testdata/shapes-optional"), "default,bindaddr/hard-coded", analyzers.All()...)
}

// TestStatements rewrites serve calls in every kind of statement around them, and compares the files with golden ones.
func TestStatements(t *testing.T) {
	ruletest.RunGolden(t, filepath.FromSlash("../testdata/statements"), filepath.FromSlash("../testdata/statements.golden"), analyzers.All()...)
}

// TestProtocols changes settings of TLS and HTTP/2.
func TestProtocols(t *testing.T) {
	ruletest.RunUnsafe(t, filepath.FromSlash("../testdata/protocols"), filepath.FromSlash("../testdata/protocols.golden"), "http2,tlsconfig", analyzers.All()...)
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

// TestCategories checks that each page lists the categories that its rule reports, in their order, and says which are off by default.
func TestCategories(t *testing.T) {
	item := regexp.MustCompile(`(?m)^  - ([a-z0-9]+/[a-z0-9-]+)((?:, off by default)?): `)
	for _, r := range rule.All() {
		var listed, declared []string
		for _, m := range item.FindAllStringSubmatch(r.Doc, -1) {
			listed = append(listed, m[1]+m[2])
		}
		for _, c := range r.Categories {
			name := c.Name
			if c.Optional {
				name += ", off by default"
			}
			declared = append(declared, name)
			if !strings.HasPrefix(c.Name, r.Name+"/") || c.Summary == "" {
				t.Errorf("%s: category %q has another rule's name or no summary", r.Name, c.Name)
			}
		}
		if !slices.Equal(listed, declared) {
			t.Errorf("%s: the page lists %q, the rule declares %q", r.Name, listed, declared)
		}
	}
}
