package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary golangci-lint, under that name in scripts, and builds srvfix beside it.
func TestMain(m *testing.M) {
	testscript.Main(builder{m}, map[string]func(){"golangci-lint": main})
}

// builder builds srvfix before the tests run.
type builder struct{ *testing.M }

func (b builder) Run() int {
	os.Setenv("GOWORK", "off") // this module and the examples belong to no workspace
	os.Setenv("GOFLAGS", "-mod=mod -buildvcs=false")
	os.Setenv("CGO_ENABLED", "0")
	tmp, err := os.MkdirTemp("", "srvfix-drivers-")
	if err == nil {
		srvfix = filepath.Join(tmp, "srvfix")
		err = build(srvfix)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(tmp)
	return b.M.Run()
}

// srvfix is the command, built from this checkout.
var srvfix string

// build builds srvfix with the flags.
func build(to string, flags ...string) error {
	args := append(append([]string{"build", "-o", to}, flags...), "./cmd/srvfix")
	cmd := exec.Command("go", args...)
	cmd.Dir = filepath.FromSlash("../..")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build srvfix: %w\n%s", err, out)
	}
	return nil
}

// golangciLint returns the name of golangci-lint with the plugin.
func golangciLint(t *testing.T) string {
	t.Helper()
	name, err := exec.LookPath("golangci-lint") // TestMain has put it there
	if err != nil {
		t.Fatal(err)
	}
	return name
}

var update = flag.Bool("update", false, "write the files that scripts compare with")

func TestScripts(t *testing.T) {
	files := documented(t)
	env := []string{"GOPROXY=off", "SRVFIX=" + srvfix, "GOFLAGS=" + os.Getenv("GOFLAGS"), "GOWORK=off", "CGO_ENABLED=0"}
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+strings.TrimSpace(string(out)))
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.FromSlash("testdata/script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, env...)
			e.Setenv("GOLANGCI_LINT_CACHE", filepath.Join(e.WorkDir, ".lintcache"))
			e.Setenv("DOCS", filepath.Join(e.WorkDir, ".docs"))
			if err := os.Mkdir(e.Getenv("DOCS"), 0o777); err != nil {
				return err
			}
			for name, text := range files {
				if err := os.WriteFile(filepath.Join(e.Getenv("DOCS"), name), []byte(text), 0o666); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// documented returns the files that docs/golangci.md shows: the blocks that begin with a comment that names them.
func documented(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile(filepath.FromSlash("../../docs/golangci.md"))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, block := range regexp.MustCompile("(?s)```yaml\n# ([^\n]+)\n(.*?)```\n").FindAllStringSubmatch(string(page), -1) {
		files[block[1]] = block[2]
	}
	if files[".golangci.yml"] == "" || files[".custom-gcl.yml"] == "" {
		t.Fatal("docs/golangci.md does not show .golangci.yml and .custom-gcl.yml")
	}
	return files
}

// TestDocumentedBuild checks that the build that the page describes is the one that is tested here.
func TestDocumentedBuild(t *testing.T) {
	text := documented(t)[".custom-gcl.yml"]
	field := func(name string) string {
		t.Helper()
		match := regexp.MustCompile(`(?m)^[ -]*`+name+`: (\S+)$`).FindAllStringSubmatch(text, -1)
		if len(match) == 0 {
			t.Fatalf(".custom-gcl.yml names no %s", name)
		}
		return match[0][1]
	}
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Module.Path}}", field("import")).CombinedOutput()
	if want := field("import") + " " + field("module"); err != nil || strings.TrimSpace(string(out)) != want {
		t.Errorf("package of the plugin: got %s, %v, want %s", out, err, want)
	}
	out, err = exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/golangci/golangci-lint/v2").CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != field("version") {
		t.Errorf("golangci-lint is tested at %s, %v, and documented at %s", got, err, field("version"))
	}
	page, err := os.ReadFile(filepath.FromSlash("../../docs/golangci.md"))
	if err != nil || !strings.Contains(string(page), "with golangci-lint "+field("version")) {
		t.Errorf("docs/golangci.md does not say that the tests run with golangci-lint %s: %v", field("version"), err)
	}
}
