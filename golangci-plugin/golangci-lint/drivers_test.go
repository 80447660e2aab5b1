package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/internal/programs"
	"github.com/srvfix/srvfix/internal/snapshot"
)

// finding is what every driver says of a finding.
type finding struct {
	File         string // relative to the module, with slashes
	Line, Column int
	Rule         string
	Category     string
	Message      string
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s: %s", f.File, f.Line, f.Column, f.Rule, f.Category, f.Message)
}

func compareFindings(a, b finding) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Category, b.Category), cmp.Compare(a.Message, b.Message))
}

// question is what drivers are asked, each in its own words.
type question struct {
	rules    []string // empty: all
	unsafe   bool
	runtime  bool     // fixes may call the runtime, which the module has
	packages []string // import paths or patterns
	excluded []finding
}

func (q question) String() string {
	packages := strings.Join(q.packages, " ")
	if len(q.packages) > 4 {
		packages = fmt.Sprintf("%s and %d more", q.packages[0], len(q.packages)-1)
	}
	return fmt.Sprintf("rules %v, unsafe %v, runtime %v, packages %s, %d findings excluded", q.rules, q.unsafe, q.runtime, packages, len(q.excluded))
}

// driver is a way to run srvfix.
type driver struct {
	name string
	find func(*module, question) ([]finding, error)
	fix  func(*module, question) error
}

var drivers = []driver{
	{"go vet", (*module).vetFind, (*module).vetFix},
	{"golangci-lint", (*module).lintFind, (*module).lintFix},
	{"srvfix", (*module).commandFind, (*module).commandFix},
}

// module is a module on which drivers run.
type module struct {
	dir   string
	tool  string // srvfix
	lint  string // golangci-lint
	cache string // of golangci-lint
}

// run runs a program in the module. An exit code of 1 is no error: programs say so that they have found something.
func (m *module) run(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+m.cache, "NO_COLOR=1")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if exit := new(exec.ExitError); errors.As(err, &exit) && exit.ExitCode() == 1 && name != "go" {
		err = nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, errs.Bytes())
	}
	return out.Bytes(), nil
}

// rel returns the path of a file as findings have it.
func (m *module) rel(file string) string {
	if rel, err := filepath.Rel(m.dir, file); err == nil {
		file = rel
	}
	return filepath.ToSlash(file)
}

func (m *module) vetArgs(q question, more ...string) []string {
	args := append([]string{"vet", "-vettool=" + m.tool}, more...)
	for _, name := range q.rules {
		args = append(args, "-"+name)
	}
	if q.unsafe {
		args = append(args, "-unsafe")
	}
	if !q.runtime {
		args = append(args, "-runtime=off")
	}
	return append(args, q.packages...)
}

func (m *module) vetFix(q question) error {
	_, err := m.run("go", m.vetArgs(q, "-fix", "-one-file")...)
	return err
}

func (m *module) vetFind(q question) ([]finding, error) {
	out, err := m.run("go", m.vetArgs(q, "-json", "-level=advice")...)
	if err != nil {
		return nil, err
	}
	asked, err := m.list(q.packages...)
	if err != nil {
		return nil, err
	}
	var all []finding
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var tree map[string]map[string][]struct{ Category, Posn, Message string }
		if err := dec.Decode(&tree); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("decode output of go vet: %w", err)
		}
		for id, rules := range tree {
			path, _, _ := strings.Cut(id, " ") // p [p.test]
			if asked[path] == "" && asked[strings.TrimSuffix(path, "_test")] == "" {
				continue // go vet also tells of what the packages import
			}
			for rule, list := range rules {
				for _, d := range list {
					f := finding{Rule: rule, Category: d.Category, Message: d.Message}
					if err := f.place(m, d.Posn); err != nil {
						return nil, err
					}
					all = append(all, f)
				}
			}
		}
	}
	slices.SortFunc(all, compareFindings)
	return all, nil
}

// place reads file:line:column.
func (f *finding) place(m *module, text string) error {
	parts := strings.Split(text, ":")
	if len(parts) < 3 {
		return fmt.Errorf("read position %q: want file:line:column", text)
	}
	var err1, err2 error
	n := len(parts)
	f.Line, err1 = strconv.Atoi(parts[n-2])
	f.Column, err2 = strconv.Atoi(parts[n-1])
	f.File = m.rel(strings.Join(parts[:n-2], ":"))
	return errors.Join(err1, err2)
}

func (m *module) commandArgs(q question, more ...string) []string {
	args := more
	if len(q.rules) > 0 {
		args = append(args, "-rules="+strings.Join(q.rules, ","))
	}
	if q.unsafe {
		args = append(args, "-unsafe")
	}
	if !q.runtime {
		args = append(args, "-runtime=off")
	}
	return append(args, q.packages...)
}

func (m *module) commandFix(q question) error {
	_, err := m.run(m.tool, m.commandArgs(q, "-w", "-one-file")...)
	return err
}

func (m *module) commandFind(q question) ([]finding, error) {
	out, err := m.run(m.tool, m.commandArgs(q, "-json")...)
	if err != nil {
		return nil, err
	}
	var report struct {
		Findings []struct {
			Rule, Category, Message string
			Pos                     struct {
				File         string
				Line, Column int
			}
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, fmt.Errorf("decode output of srvfix -json: %w", err)
	}
	var all []finding
	for _, f := range report.Findings {
		all = append(all, finding{m.rel(f.Pos.File), f.Pos.Line, f.Pos.Column, f.Rule, f.Category, f.Message})
	}
	slices.SortFunc(all, compareFindings)
	return all, nil
}

// lintArgs writes a configuration and returns the arguments that use it.
func (m *module) lintArgs(q question, more ...string) ([]string, error) {
	runtime := "off"
	if q.runtime {
		runtime = "auto"
	}
	type object = map[string]any
	settings := object{"unsafe": q.unsafe, "runtime": runtime}
	if len(q.rules) > 0 {
		settings["rules"] = q.rules
	}
	var exclusions []object
	for _, f := range q.excluded {
		line, err := m.line(f)
		if err != nil {
			return nil, err
		}
		source := `^\s*` // the fix of a neighbour may format this line too
		for _, c := range strings.Join(strings.Fields(line), "") {
			source += regexp.QuoteMeta(string(c)) + `\s*`
		}
		exclusions = append(exclusions, object{"linters": []string{"srvfix"}, "path": "^" + regexp.QuoteMeta(f.File) + "$", "source": source, "text": "^" + regexp.QuoteMeta(f.Category+": "+f.Message) + "$"})
	}
	data, err := json.Marshal(object{
		"version": "2",
		"run":     object{"relative-path-mode": "wd"},
		"linters": object{"default": "none", "enable": []string{"srvfix"}, "exclusions": object{"rules": exclusions},
			"settings": object{"custom": object{"srvfix": object{"type": "module", "settings": settings}}}},
		"issues": object{"uniq-by-line": false, "max-issues-per-linter": 0, "max-same-issues": 0},
		"output": object{"path-mode": "abs", "formats": object{"json": object{"path": "stdout"}, "text": object{"path": os.DevNull}}, "show-stats": false},
	})
	if err != nil {
		return nil, err
	}
	config := filepath.Join(m.cache, "config.json")
	if err := os.WriteFile(config, data, 0o666); err != nil {
		return nil, err
	}
	args := append([]string{"run", "--config=" + config, "--allow-parallel-runners"}, more...)
	for _, p := range q.packages {
		dir, err := m.folder(p)
		if err != nil {
			return nil, err
		}
		args = append(args, dir)
	}
	return args, nil
}

// line returns the line of source at a finding.
func (m *module) line(f finding) (string, error) {
	data, err := os.ReadFile(filepath.Join(m.dir, filepath.FromSlash(f.File)))
	if err != nil {
		return "", err
	}
	return strings.TrimSuffix(strings.Split(string(data), "\n")[f.Line-1], "\r"), nil
}

// folder turns an import path into the folder, as golangci-lint wants packages to be named.
func (m *module) folder(p string) (string, error) {
	if strings.HasPrefix(p, ".") {
		return p, nil
	}
	dirs, err := m.list(p)
	if err != nil {
		return "", err
	}
	return "./" + m.rel(dirs[p]), nil
}

func (m *module) lintFix(q question) error {
	args, err := m.lintArgs(q, "--fix")
	if err != nil {
		return err
	}
	_, err = m.run(m.lint, args...)
	return err
}

func (m *module) lintFind(q question) ([]finding, error) {
	args, err := m.lintArgs(q)
	if err != nil {
		return nil, err
	}
	out, err := m.run(m.lint, args...)
	if err != nil {
		return nil, err
	}
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&report); err != nil {
		return nil, fmt.Errorf("decode output of golangci-lint: %w\n%s", err, out)
	}
	var all []finding
	for _, i := range report.Issues {
		f := finding{File: m.rel(i.Pos.Filename), Line: i.Pos.Line, Column: i.Pos.Column, Rule: i.FromLinter, Message: i.Text}
		if category, message, ok := strings.Cut(i.Text, ": "); ok && i.FromLinter == "srvfix" {
			f.Category, f.Message = category, message
			f.Rule, _, _ = strings.Cut(category, "/")
		}
		all = append(all, f)
	}
	slices.SortFunc(all, compareFindings)
	return all, nil
}

// list returns the folders of the packages that patterns name, by import path.
func (m *module) list(patterns ...string) (map[string]string, error) {
	out, err := m.run("go", append([]string{"list", "-f", "{{.ImportPath}}\t{{.Dir}}"}, patterns...)...)
	if err != nil {
		return nil, err
	}
	dirs := make(map[string]string)
	for line := range strings.Lines(string(out)) {
		path, dir, _ := strings.Cut(strings.TrimSpace(line), "\t")
		dirs[path] = dir
	}
	return dirs, nil
}

// compile compiles packages and their tests, and returns those that fail, with the error.
func (m *module) compile(patterns ...string) (map[string]string, error) {
	out, err := m.run("go", append([]string{"list", "-e", "-export", "-test", "-f",
		`{{$p := .ForTest}}{{if not $p}}{{$p = .ImportPath}}{{end}}{{with .Error}}{{printf "%s\t%q\n" $p .Err}}{{end}}{{range .DepsErrors}}{{printf "%s\t%q\n" $p .Err}}{{end}}`},
		patterns...)...)
	if err != nil {
		return nil, err
	}
	broken := make(map[string]string)
	for line := range strings.Lines(string(out)) {
		if path, text, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			broken[strings.TrimSuffix(path, ".test")] = text
		}
	}
	return broken, nil
}

// embed puts the runtime into the module.
func (m *module) embed() error {
	dir := filepath.Join(m.dir, "internal", "httpserve")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, f := range snapshot.Copy("test") {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// formatted returns the Go files of the module, all in the format of gofmt.
func (m *module) formatted() (map[string]string, error) {
	tree, err := programs.ReadTree(m.dir)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string)
	for name, text := range tree {
		if strings.HasSuffix(name, ".go") {
			if pretty, err := format.Source(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))); err == nil {
				text = pretty
			}
		}
		out[name] = string(text)
	}
	return out, nil
}

// differing names the files in which two trees differ.
func differing(a, b map[string]string) []string {
	var names []string
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// subject is a module of the tests in this file's neighbours.
type subject struct {
	name     string
	fetch    func(t *testing.T, dir string) string // copies it below dir and returns its folder
	patterns []string
}

// effort returns the modules to try and how often. By default it is little: what the variable SRVFIX_TEST_DRIVERS asks for takes long. It is all, for
// every module of testdata/corpus/modules.txt, or a part of the names of some. SRVFIX_TEST_ROUNDS is how often, instead of rounds.
func effort(t *testing.T, rounds int) ([]subject, int) {
	t.Helper()
	want, names := os.Getenv("SRVFIX_TEST_DRIVERS"), "modules.txt"
	if want == "" {
		want, names = "testdata/facts|testdata/statements|gorilla/websocket@", "ci.txt"
	} else if text := os.Getenv("SRVFIX_TEST_ROUNDS"); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatalf("SRVFIX_TEST_ROUNDS: %v: set it to a number", err)
		}
	}
	var list []subject
	// facts holds servers that packages make for each other.
	for _, from := range []string{"testdata/facts", "../../testdata/shapes", "../../testdata/statements"} {
		name := path.Base(from)
		list = append(list, subject{"testdata/" + name, func(t *testing.T, dir string) string {
			to := filepath.Join(dir, name)
			if err := os.CopyFS(to, os.DirFS(filepath.FromSlash(from))); err != nil {
				t.Fatal(err)
			}
			return to
		}, []string{"./..."}})
	}
	modules, err := programs.ReadList(filepath.Join("..", "..", "testdata", "corpus", names))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range modules {
		list = append(list, subject{p.Module, func(t *testing.T, dir string) string {
			to, err := p.Fetch(dir, goCommand)
			if err != nil {
				t.Fatal(err)
			}
			return to
		}, p.Patterns})
	}
	if want != "all" {
		list = slices.DeleteFunc(list, func(s subject) bool {
			return !slices.ContainsFunc(strings.Split(want, "|"), func(part string) bool { return strings.Contains(s.name, part) })
		})
	}
	if len(list) == 0 {
		t.Fatalf("SRVFIX_TEST_DRIVERS=%s: no module of %s has such a name: set it to all or to a part of one", want, names)
	}
	return list, rounds
}

func goCommand(dir string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// open fetches the module, and returns its packages that compile, tests included.
func (s subject) open(t *testing.T) (*module, []string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	m := &module{dir: s.fetch(t, dir), tool: srvfix, lint: golangciLint(t), cache: filepath.Join(dir, "cache")}
	if err := os.Mkdir(m.cache, 0o777); err != nil {
		t.Fatal(err)
	}
	dirs, err := m.list(s.patterns...)
	if err != nil {
		t.Fatal(err)
	}
	broken, err := m.compile(s.patterns...)
	if err != nil {
		t.Fatal(err)
	}
	var sound []string
	for path := range dirs {
		if text, ok := broken[path]; ok {
			t.Logf("left out %s, which does not compile: %s", path, text)
		} else {
			sound = append(sound, path)
		}
	}
	slices.Sort(sound)
	if len(sound) == 0 {
		t.Fatal("no package compiles")
	}
	return m, sound
}

// clone returns a copy of the module with a cache of its own.
func (m *module) clone(t *testing.T) *module {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := &module{dir: filepath.Join(dir, filepath.Base(m.dir)), tool: m.tool, lint: m.lint, cache: filepath.Join(dir, "cache")}
	if err := errors.Join(os.CopyFS(c.dir, os.DirFS(m.dir)), os.Mkdir(c.cache, 0o777)); err != nil {
		t.Fatal(err)
	}
	return c
}

// some returns a random part of a list in its order, which is not empty.
func some[T any](rnd *rand.Rand, list []T) []T {
	var part []T
	for _, x := range list {
		if rnd.IntN(2) == 0 {
			part = append(part, x)
		}
	}
	if part == nil && len(list) > 0 {
		part = list[rnd.IntN(len(list)):][:1]
	}
	return part
}
