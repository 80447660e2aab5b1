package docgen_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/docgen"
	"github.com/srvfix/srvfix/internal/rule"
)

// TestFresh compares what is checked in with what would be generated.
func TestFresh(t *testing.T) {
	root := filepath.FromSlash("../..")
	files, err := filepath.Glob(filepath.Join(root, "docs", "rules", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for _, name := range files {
		left[name] = true
	}
	for _, r := range rule.All() {
		name := filepath.Join(root, "docs", "rules", r.Name+".md")
		delete(left, name)
		got, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(got, docgen.Markdown(r)) {
			t.Errorf("%s is stale: run go generate ./internal/docgen", name)
		}
	}
	for name := range left {
		t.Errorf("%s belongs to no rule: run go generate ./internal/docgen", name)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if want, err := docgen.README(readme, rule.All()); err != nil {
		t.Error(err)
	} else if !bytes.Equal(readme, want) {
		t.Error("the table of rules in the README is stale: run go generate ./internal/docgen")
	}
}

// TestPages checks that every page has the headings that a reader expects, and every category is explained.
func TestPages(t *testing.T) {
	for _, r := range rule.All() {
		last := -1
		for _, heading := range []string{"What it reports", "Why it matters", "Example", "When it stays silent", "Fix safety", "Options", "References"} {
			at := strings.Index(r.Doc, "\n# "+heading+"\n")
			if at <= last {
				t.Errorf("%s: heading %q is missing or out of order", r.Name, heading)
			}
			last = at
		}
		if s := docgen.Summary(r); strings.HasSuffix(s, ".") || !strings.HasPrefix(r.Doc, "report "+s+"\n\n") {
			t.Errorf("%s: summary is %q", r.Name, s)
		}
		for _, c := range r.Categories {
			if text := docgen.CategoryText(r, c); strings.HasSuffix(text, "\n\n"+c.Summary+"\n") {
				t.Errorf("%s: the page does not explain it", c.Name)
			}
		}
	}
}

func TestCategoryText(t *testing.T) {
	r := rule.Rule{Name: "fruit", Doc: "report fruit\n\n# What it reports\n\n  - fruit/red: one that is red,\n    and ripe.\n  - fruit/sour, off by default: another.\n"}
	for _, test := range []struct {
		c    rule.Category
		want string
	}{
		{rule.Category{Name: "fruit/red", Level: rule.Error}, "fruit/red: error\n\none that is red, and ripe.\n"},
		{rule.Category{Name: "fruit/sour", Optional: true}, "fruit/sour: advice, off by default\n\nanother.\n"},
	} {
		if got := docgen.CategoryText(r, test.c); got != test.want {
			t.Errorf("%s: %q, want %q", test.c.Name, got, test.want)
		}
	}
}
