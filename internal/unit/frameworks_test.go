package unit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
)

// TestFrameworks judges programs on real frameworks, of the versions in testdata/frameworks/go.mod. Facts about them come from their source, so
// this runs the vet tool as a user does. It needs the module proxy, or a module cache that has them.
func TestFrameworks(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "srvfix")
	if out, err := exec.Command("go", "build", "-o", tool, "../../cmd/srvfix").CombinedOutput(); err != nil {
		t.Fatalf("build srvfix: %v\n%s", err, out)
	}
	dir := filepath.FromSlash("testdata/frameworks")
	vet := exec.Command("go", "vet", "-json", "-vettool="+tool, "./...")
	vet.Dir, vet.Env = dir, append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly")
	out, err := vet.CombinedOutput()
	if err != nil {
		t.Fatalf("go vet: %v\n%s", err, out)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for d := json.NewDecoder(bytes.NewReader(withoutHeaders(out))); d.More(); {
		var tree map[string]map[string][]struct{ Posn, Category, Message string }
		if err := d.Decode(&tree); err != nil {
			t.Fatalf("decode %s: %v", out, err)
		}
		for _, rules := range tree {
			for _, list := range rules {
				for _, f := range list {
					file, rest, _ := strings.Cut(strings.TrimPrefix(f.Posn, abs+string(filepath.Separator)), ":")
					line, _, _ := strings.Cut(rest, ":")
					found[fmt.Sprintf("%s:%s: %s", filepath.ToSlash(file), line, f.Category)]++
				}
			}
		}
	}
	wanted := wants(t, dir)
	for _, f := range slices.Sorted(maps.Keys(found)) {
		if found[f] != wanted[f] {
			t.Errorf("unexpected %s", f)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(wanted)) {
		if found[w] == 0 {
			t.Errorf("no %s", w)
		}
	}
}

// withoutHeaders drops the lines `# package` that the go command prints between documents.
func withoutHeaders(out []byte) []byte {
	var kept []byte
	for line := range bytes.Lines(out) {
		if !bytes.HasPrefix(line, []byte("#")) {
			kept = append(kept, line...)
		}
	}
	return kept
}

// wants reads the comments `// want category ...` of all files: "file:line: category".
func wants(t *testing.T, dir string) map[string]int {
	out := map[string]int{}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs in %s: %v", dir, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if _, list, ok := strings.Cut(line, "// want "); ok {
				for category := range strings.FieldsSeq(list) {
					out[fmt.Sprintf("%s:%d: %s", filepath.ToSlash(rel), i+1, category)] = 1
				}
			}
		}
	}
	return out
}

// TestFrameworksPage compares the versions on docs/frameworks.md with those that are tested.
func TestFrameworksPage(t *testing.T) {
	page, err := os.ReadFile(filepath.FromSlash("../../docs/frameworks.md"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.FromSlash("testdata/frameworks/go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse("go.mod", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range mod.Require {
		row := fmt.Sprintf("| %s | %s |", r.Mod.Path, r.Mod.Version)
		if !r.Indirect && !strings.Contains(string(page), row) {
			t.Errorf("docs/frameworks.md has no row %q", row)
		}
	}
}
