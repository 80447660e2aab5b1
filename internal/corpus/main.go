// Corpus runs srvfix on real programs and checks that it leaves them as sound as they were.
//
//	go run ./internal/corpus [-dir DIR] [-only TEXT] [-notest] LIST
//
// For each module of LIST it fetches the module through the Go module proxy, copies it to a writable folder, runs `srvfix -w`, and checks:
// it builds as before, go vet says what it said before, the tests of the changed packages have the results they had, a
// second run changes nothing and says what the first has said at its end, no comment is lost, and nothing but files with
// findings has changed. It prints a table and exits 1 if a check fails.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/comments"
	"github.com/srvfix/srvfix/internal/programs"
)

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
	list, err := programs.ReadList(flag.Arg(0))
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
	for _, p := range list {
		if !strings.Contains(p.Module, *only) {
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

func (r *runner) run(p programs.Program) *result {
	res := &result{module: p.Module, build: "-", vet: "-", tests: "-", again: "-", before: "-"}
	dir, err := p.Fetch(r.dir, r.goCommand)
	if err != nil {
		res.fail("fetch: %v", err)
		return res
	}
	pkgs := func(verb string, args ...string) (string, error) {
		return r.goCommand(dir, append(append([]string{verb}, args...), p.Patterns...)...)
	}
	out, err := pkgs("build", "-o", os.DevNull)
	if err != nil {
		res.before, res.build = "fails", "n/a"
		res.fail("does not build before: %s", programs.FirstLine(out))
		return res
	}
	res.before = "ok"
	vetBefore, _ := pkgs("vet")

	// What there is to do.
	report, err := r.findings(dir, p.Patterns)
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

	before, err := programs.ReadTree(dir)
	if err != nil {
		res.fail("%v", err)
		return res
	}
	write := append([]string{"-w"}, p.Patterns...)
	wrote := r.srvfix(dir, write...)
	if wrote.code > 1 {
		res.fail("srvfix -w exits %d: %s", wrote.code, programs.FirstLine(wrote.errs))
	}
	after, err := programs.ReadTree(dir)
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
		res.fail("does not build after: %s", programs.FirstLine(out))
	}
	res.vet = "same"
	if vetAfter, _ := pkgs("vet"); !sameVet(vetBefore, vetAfter) {
		res.vet = "DIFFERS"
		res.fail("go vet differs: before %q, after %q", programs.FirstLine(vetBefore), programs.FirstLine(vetAfter))
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
	left, err := r.findings(dir, p.Patterns)
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
	if next := r.srvfix(dir, write...); next.out != wrote.out || next.code != wrote.code {
		res.fail("srvfix -w says at its end %q and exits %d, and the next run %q and %d",
			programs.FirstLine(wrote.out), wrote.code, programs.FirstLine(next.out), next.code)
	}
	again, err := programs.ReadTree(dir)
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

// outcome is what a run of the tool says, and its exit code.
type outcome struct {
	out, errs string
	code      int
}

// srvfix runs the tool.
func (r *runner) srvfix(dir string, args ...string) outcome {
	cmd := r.command(dir, r.tool, args...)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if cmd.ProcessState == nil {
		return outcome{"", err.Error(), 2}
	}
	return outcome{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
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
		return nil, fmt.Errorf("%w: %s", err, programs.FirstLine(errs.String()))
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
