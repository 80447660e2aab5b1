// Corpus runs srvfix on real programs and checks that it leaves them as sound as they were.
//
//	go run ./internal/corpus [-dir DIR] [-only TEXT] [-notest] LIST
//
// For each module of LIST it fetches the module through the Go module proxy, copies it to a writable folder, runs `srvfix -w`, and checks:
// it builds as before, go vet says what it said before, the tests of the changed packages have the results they had, a second run changes
// nothing, no comment is lost, and nothing but files with findings has changed. It prints a table and exits 1 if a check fails.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/comments"
)

// program is a line of the list.
type program struct {
	module   string   // module@version
	patterns []string // packages; ./... when empty
	drop     []string // folders whose .go files are removed: packages that do not build here
	raise    []string // module@version to require before anything else
}

func main() {
	dir := flag.String("dir", "corpus", "folder for the modules and the tool")
	only := flag.String("only", "", "only modules whose path contains this text")
	notest := flag.Bool("notest", false, "do not run the modules' own tests")
	limit := flag.Duration("limit", 10*time.Minute, "time for each go command")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: corpus [-dir DIR] [-only TEXT] [-notest] LIST")
		os.Exit(2)
	}
	programs, err := readList(flag.Arg(0))
	if err != nil {
		fatal(err)
	}
	abs, err := filepath.Abs(*dir)
	if err != nil {
		fatal(err)
	}
	r := &runner{dir: abs, tests: !*notest, limit: *limit, tool: filepath.Join(abs, "srvfix")}
	if err := os.MkdirAll(abs, 0o777); err != nil {
		fatal(err)
	}
	build := exec.Command("go", "build", "-o", r.tool, "github.com/srvfix/srvfix/cmd/srvfix")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		fatal(fmt.Errorf("build the tool: %w", err))
	}
	failed, ran, builds := 0, 0, 0
	var sum result
	fmt.Printf("%-62s %7s %5s %7s %5s %5s %-7s %-7s %-7s %-6s %s\n", "module", "servers", "found", "fixable", "fixed", "files", "build", "vet", "tests", "again", "verdict")
	for _, p := range programs {
		if !strings.Contains(p.module, *only) {
			continue
		}
		res := r.run(p)
		ran++
		if res.before == "ok" {
			builds++
		}
		if len(res.problems) > 0 {
			failed++
		}
		sum.servers += res.servers
		sum.found += res.found
		sum.fixable += res.fixable
		sum.fixed += res.fixed
		sum.files += res.files
		fmt.Println(res)
	}
	fmt.Printf("%-62s %7d %5d %7d %5d %5d\n", "all", sum.servers, sum.found, sum.fixable, sum.fixed, sum.files)
	fmt.Printf("%d modules, %d build before, %d with problems\n", ran, builds, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, "corpus:", err)
	os.Exit(2)
}

func readList(name string) ([]program, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []program
	for s := bufio.NewScanner(f); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		p := program{module: words[0]}
		for _, w := range words[1:] {
			switch w[0] {
			case '-':
				p.drop = append(p.drop, w[1:])
			case '+':
				p.raise = append(p.raise, w[1:])
			default:
				p.patterns = append(p.patterns, w)
			}
		}
		if len(p.patterns) == 0 {
			p.patterns = []string{"./..."}
		}
		out = append(out, p)
	}
	return out, nil
}

type runner struct {
	dir, tool string
	tests     bool
	limit     time.Duration
}

type result struct {
	module            string
	servers           int
	found, files      int
	fixable, fixed    int
	before            string // how it built before
	build, vet, tests string
	again             string
	problems          []string
}

func (r *result) String() string {
	verdict := "ok"
	if len(r.problems) > 0 {
		verdict = strings.Join(r.problems, "; ")
	}
	return fmt.Sprintf("%-62s %7d %5d %7d %5d %5d %-7s %-7s %-7s %-6s %s", r.module, r.servers, r.found, r.fixable, r.fixed, r.files, r.build, r.vet, r.tests, r.again, verdict)
}

func (r *result) fail(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

func (r *runner) run(p program) *result {
	res := &result{module: p.module, build: "-", vet: "-", tests: "-", again: "-", before: "-"}
	dir, err := r.fetch(p)
	if err != nil {
		res.fail("fetch: %v", err)
		return res
	}
	pkgs := func(verb string, args ...string) (string, error) {
		return r.goCommand(dir, append(append([]string{verb}, args...), p.patterns...)...)
	}
	out, err := pkgs("build", "-o", os.DevNull)
	if err != nil {
		res.before, res.build = "fails", "n/a"
		res.fail("does not build before: %s", firstLine(out))
		return res
	}
	res.before = "ok"
	vetBefore, _ := pkgs("vet")

	// What there is to do.
	report, err := r.findings(dir, p.patterns)
	if err != nil {
		res.fail("srvfix -json: %v", err)
		return res
	}
	servers, allowed, changedPkgs := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, f := range report.Findings {
		res.found++
		servers[fmt.Sprint(f.File, ":", f.Pos.Line, ":", f.Pos.Column)] = true
		allowed[f.File] = true
		if f.Fix != nil {
			res.fixable++
			changedPkgs["./"+filepath.ToSlash(filepath.Dir(f.File))] = true
		}
	}
	res.servers = len(servers)
	var testsBefore map[string]string
	var testPkgs []string
	for pkg := range changedPkgs {
		testPkgs = append(testPkgs, pkg)
	}
	slices.Sort(testPkgs)
	if r.tests && len(testPkgs) > 0 {
		testsBefore = r.test(dir, testPkgs)
	}

	before, err := readTree(dir)
	if err != nil {
		res.fail("%v", err)
		return res
	}
	if out, code := r.srvfix(dir, append([]string{"-w"}, p.patterns...)...); code > 1 {
		res.fail("srvfix -w exits %d: %s", code, firstLine(out))
	}
	after, err := readTree(dir)
	if err != nil {
		res.fail("%v", err)
		return res
	}
	for name, text := range after {
		if bytes.Equal(before[name], text) {
			continue
		}
		res.files++
		switch {
		case name == "go.mod", name == "go.sum":
		case strings.Contains("/"+name, "/internal/httpserve/") && before[name] == nil:
			res.files--
		case !allowed[name]:
			res.fail("%s changed without a finding", name)
		default:
			lost, err := comments.Lost(before[name], text)
			if err != nil {
				res.fail("%s: %v", name, err)
			} else if len(lost) > 0 {
				res.fail("%s lost comments %q", name, lost)
			}
		}
	}
	for name := range before {
		if after[name] == nil {
			res.fail("%s is gone", name)
		}
	}

	res.build = "same"
	if out, err := pkgs("build", "-o", os.DevNull); err != nil {
		res.build = "BROKEN"
		res.fail("does not build after: %s", firstLine(out))
	}
	res.vet = "same"
	if vetAfter, _ := pkgs("vet"); !sameVet(vetBefore, vetAfter) {
		res.vet = "DIFFERS"
		res.fail("go vet differs: before %q, after %q", firstLine(vetBefore), firstLine(vetAfter))
	}
	if testsBefore != nil {
		res.tests = "same"
		if diff := compareTests(testsBefore, r.test(dir, testPkgs)); len(diff) > 0 {
			// A test that fails now and then is not our doing: it has to differ twice.
			if diff = compareTests(testsBefore, r.test(dir, testPkgs)); len(diff) > 0 {
				res.tests = "DIFFER"
				res.fail("tests differ: %s", strings.Join(diff, ", "))
			}
		}
	}
	left, err := r.findings(dir, p.patterns)
	if err != nil {
		res.fail("srvfix -json after: %v", err)
		return res
	}
	res.fixed = res.fixable
	for _, f := range left.Findings {
		if f.Fix != nil {
			res.fixed--
		}
	}
	res.again = "empty"
	r.srvfix(dir, append([]string{"-w"}, p.patterns...)...)
	again, err := readTree(dir)
	if err != nil {
		res.fail("%v", err)
		return res
	}
	for name, text := range again {
		if !bytes.Equal(after[name], text) {
			res.again = "CHANGES"
			res.fail("a second run changes %s", name)
		}
	}
	return res
}

// fetch copies the module to a fresh writable folder that builds on its own.
func (r *runner) fetch(p program) (string, error) {
	out, err := r.goCommand(r.dir, "mod", "download", "-json", p.module)
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, firstLine(out))
	}
	var info struct{ Dir string }
	if err := json.Unmarshal([]byte(out[strings.Index(out, "{"):]), &info); err != nil {
		return "", err
	}
	dir := filepath.Join(r.dir, "src", strings.ReplaceAll(p.module, "/", "+"))
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	if err := copyTree(info.Dir, dir); err != nil {
		return "", err
	}
	for _, name := range []string{"go.work", "go.work.sum", "vendor"} { // of the original checkout, of no use here
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return "", err
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); errors.Is(err, fs.ErrNotExist) {
		path, _, _ := strings.Cut(p.module, "@")
		r.goCommand(dir, "mod", "init", path)
		r.goCommand(dir, "mod", "tidy", "-e")
	} else if err := r.dropReplaces(dir); err != nil {
		return "", err
	}
	if err := renameExamples(dir); err != nil {
		return "", err
	}
	for _, folder := range p.drop {
		files, _ := filepath.Glob(filepath.Join(dir, folder, "*.go"))
		for _, f := range files {
			os.Remove(f)
		}
	}
	if len(p.raise) > 0 {
		if out, err := r.goCommand(dir, append([]string{"get"}, p.raise...)...); err != nil {
			return "", fmt.Errorf("go get %v: %s", p.raise, firstLine(out))
		}
	}
	return dir, nil
}

// dropReplaces removes replacements by folders that the module's zip does not carry.
func (r *runner) dropReplaces(dir string) error {
	out, err := r.goCommand(dir, "mod", "edit", "-json")
	if err != nil {
		return fmt.Errorf("go mod edit: %s", firstLine(out))
	}
	var mod struct {
		Replace []struct {
			Old, New struct{ Path, Version string }
		}
	}
	if err := json.Unmarshal([]byte(out), &mod); err != nil {
		return err
	}
	for _, rep := range mod.Replace {
		if rep.New.Version != "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, rep.New.Path, "go.mod")); err == nil {
			continue
		}
		old := rep.Old.Path
		if rep.Old.Version != "" {
			old += "@" + rep.Old.Version
		}
		r.goCommand(dir, "mod", "edit", "-dropreplace="+old)
	}
	return nil
}

// renameExamples turns folders named _example* into example*_: package patterns skip names with an underscore in front.
func renameExamples(dir string) error {
	renamed := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || !strings.HasPrefix(d.Name(), "_example") {
			return err
		}
		to := filepath.Join(filepath.Dir(path), d.Name()[1:]+"_")
		renamed[d.Name()] = filepath.Base(to)
		if err := os.Rename(path, to); err != nil {
			return err
		}
		return filepath.SkipDir
	})
	if err != nil || len(renamed) == 0 {
		return err
	}
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fixed := text
		for old, to := range renamed {
			fixed = bytes.ReplaceAll(fixed, []byte("/"+old+"/"), []byte("/"+to+"/"))
		}
		if bytes.Equal(fixed, text) {
			return nil
		}
		return os.WriteFile(path, fixed, 0o666)
	})
}

func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o777)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), text, 0o666)
	})
}

// readTree reads what srvfix could change: Go files, go.mod and go.sum.
func readTree(dir string) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") && d.Name() != "go.mod" && d.Name() != "go.sum" {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	return out, err
}

func (r *runner) command(dir, name string, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), r.limit)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Cancel = func() error { defer cancel(); return cmd.Process.Kill() }
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -buildvcs=false", "GOWORK=off", "CGO_ENABLED=0", "GOTOOLCHAIN=local", "NO_COLOR=1")
	return cmd
}

func (r *runner) goCommand(dir string, args ...string) (string, error) {
	out, err := r.command(dir, "go", args...).CombinedOutput()
	return string(out), err
}

// srvfix runs the tool and returns what it says on standard error.
func (r *runner) srvfix(dir string, args ...string) (string, int) {
	cmd := r.command(dir, r.tool, args...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return errs.String(), exit.ExitCode()
	} else if err != nil {
		return err.Error(), 2
	}
	return errs.String(), 0
}

// report is the part of srvfix -json that the checks need.
type report struct {
	Findings []struct {
		Category string
		File     string
		Pos      struct{ Line, Column int }
		Fix      *struct{ Title string }
	}
}

func (r *runner) findings(dir string, patterns []string) (*report, error) {
	cmd := r.command(dir, r.tool, append([]string{"-json"}, patterns...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		return nil, fmt.Errorf("%w: %s", err, firstLine(errs.String()))
	}
	var rep report
	return &rep, json.Unmarshal(out, &rep)
}

// test runs the tests of packages and returns their results by package and name.
func (r *runner) test(dir string, pkgs []string) map[string]string {
	out, _ := r.command(dir, "go", append([]string{"test", "-json", "-count=1", "-timeout=120s"}, pkgs...)...).Output()
	results := map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var e struct{ Action, Package, Test string }
		if dec.Decode(&e) != nil {
			return results
		}
		switch e.Action {
		case "pass", "fail", "skip":
			// Names of subtests may hold temporary folders and ports.
			results[e.Package+" "+numbers.ReplaceAllString(e.Test, "N")] = e.Action
		}
	}
}

var numbers = regexp.MustCompile(`[0-9]{4,}`)

func compareTests(before, after map[string]string) []string {
	var diff []string
	for name, action := range before {
		if after[name] != action {
			diff = append(diff, fmt.Sprintf("%s: %s, then %s", name, action, after[name]))
		}
	}
	slices.Sort(diff)
	return diff
}

// sameVet compares what go vet says, without line numbers: a fix moves lines.
func sameVet(before, after string) bool {
	strip := func(out string) []string {
		var lines []string
		for line := range strings.SplitSeq(out, "\n") {
			if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "go: downloading") || strings.TrimSpace(line) == "" {
				continue
			}
			file, rest, _ := strings.Cut(line, ":")
			if i := strings.Index(rest, ": "); i >= 0 {
				rest = rest[i:]
			}
			lines = append(lines, file+rest)
		}
		slices.Sort(lines)
		return lines
	}
	return slices.Equal(strip(before), strip(after))
}

func firstLine(s string) string {
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "go: downloading") {
			return line
		}
	}
	return ""
}
