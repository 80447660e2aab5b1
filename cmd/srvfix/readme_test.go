//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var vetLine = regexp.MustCompile(`(?m)^\s*(go vet\b[^#\n]*-vettool[^#\n]*)`)

// TestVetLines runs the lines of the pages that make srvfix a vet tool. The go command takes an empty -vettool= for none:
// a line must not pass where there is no srvfix, as if nothing were wrong.
func TestVetLines(t *testing.T) {
	self, err := exec.LookPath("srvfix") // TestMain has put it there
	if err != nil {
		t.Fatal(err)
	}
	without := filepath.Join(t.TempDir(), "bin")
	with := filepath.Join(t.TempDir(), "bin")
	for _, bin := range []string{without, with} {
		if err := os.Mkdir(bin, 0o777); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"go", "which"} {
			tool, err := exec.LookPath(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(tool, filepath.Join(bin, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Symlink(self, filepath.Join(with, "srvfix")); err != nil {
		t.Fatal(err)
	}
	for _, line := range vetLines(t) {
		if out, err := runLine(t, line, without); err == nil {
			t.Errorf("%q passes without srvfix:\n%s", line, out)
		}
		out, err := runLine(t, line, with)
		if fix := strings.Contains(line, "-fix"); fix && err != nil || !fix && !strings.Contains(out, "without timeouts") {
			t.Errorf("%q with srvfix: %v\n%s", line, err, out)
		}
	}
}

// vetLines returns the lines of all pages that name -vettool.
func vetLines(t *testing.T) (lines []string) {
	t.Helper()
	root := filepath.Join("..", "..")
	for _, glob := range []string{"README.md", "docs/*.md", "docs/rules/*.md", "analyzers/*/doc.go", "golangci-plugin/*.md"} {
		pages, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(glob)))
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range pages {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range vetLine.FindAllStringSubmatch(string(text), -1) {
				lines = append(lines, strings.TrimSpace(m[1]))
			}
		}
	}
	if len(lines) < 2 {
		t.Fatalf("the pages have the lines %q: want those of README.md at least", lines)
	}
	return lines
}

// runLine runs a line in a program with findings.
func runLine(t *testing.T, line, path string) (string, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":  "module example.com/m\n\ngo 1.24\n",
		"main.go": "package main\n\nimport \"net/http\"\n\nfunc main() { http.ListenAndServe(\":8080\", nil) }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("/bin/sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+path, "GOWORK=off")
	out, err := cmd.CombinedOutput()
	return string(out), err
}
