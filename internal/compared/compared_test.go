package compared_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/srvfix/srvfix/internal/compared"
)

// TestFresh compares docs/compared.md and docs/kinds.md with what would be generated.
func TestFresh(t *testing.T) {
	kinds, err := compared.Kinds(filepath.FromSlash("../../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string][]byte{"compared.md": compared.Markdown(shapes(t)), "kinds.md": compared.KindsMarkdown(kinds)}
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("docs/%s is stale: run go generate ./internal/compared", name)
		}
	}
}

// TestShapes checks that srvfix reports what is bad and does not flag what is good.
func TestShapes(t *testing.T) {
	for _, s := range shapes(t) {
		for _, c := range s.Subject {
			reported := slices.Contains(s.Srvfix, c)
			if s.Label == "good" && reported {
				t.Errorf("%s is good, but %s is reported", s.Name, c)
			} else if s.Label != "good" && !reported {
				t.Errorf("%s is %s, but no %s is reported", s.Name, s.Label, c)
			}
		}
	}
}

// TestComplete checks that every shape with a number is in the list.
func TestComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, s := range shapes(t) {
		listed[s.Name] = true
	}
	for _, module := range compared.Modules {
		folders, err := filepath.Glob(filepath.Join("..", "..", "testdata", module, "c[0-9][0-9]"))
		if err != nil {
			t.Fatal(err)
		}
		for _, dir := range folders {
			if !listed[filepath.Base(dir)] {
				t.Errorf("%s is not in shapes.txt", dir)
			}
		}
	}
}

func shapes(t *testing.T) []compared.Shape {
	t.Helper()
	list, err := compared.Shapes(filepath.FromSlash("../../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}
