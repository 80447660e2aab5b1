//go:build unix

// Cost measures what `go vet -vettool=srvfix` costs beside plain go vet on real programs.
//
//	go run ./internal/cost [-dir DIR] [-rounds N] [-top N] LIST
//
// The list is one of modules, as in testdata/corpus/modules.txt; std and cmd are the packages of the Go distribution. What is measured is
// processor time, user and system, of the go command and all that it starts. Everything is compiled before. Cold means that go vet has no
// result of the tool in its cache, warm that it has all of them. The two tools run one right after the other, in turn first and second; a ratio
// is taken within a pair, and the table has the median of all rounds. With -top, it lists instead the packages for which srvfix takes the longest,
// with the memory that it needs.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/programs"
)

// distribution is the source of std and cmd.
var distribution string

func main() {
	if tool := os.Getenv(toolVariable); tool != "" && len(os.Args) > 1 {
		code, err := wrap(tool, os.Args[1:])
		if err != nil {
			fmt.Fprintln(os.Stderr, "cost:", err)
		}
		os.Exit(code)
	}
	dir := flag.String("dir", "", "folder for the modules (default: a temporary one)")
	rounds := flag.Int("rounds", 3, "pairs of runs per program")
	top := flag.Int("top", 0, "list so many of the packages that cost most, and measure nothing else")
	flag.Parse()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err == nil {
		distribution = filepath.Join(strings.TrimSpace(string(root)), "src")
		err = run(*dir, *rounds, *top, flag.Arg(0))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "cost:", err)
		os.Exit(1)
	}
}

func run(dir string, rounds, top int, list string) error {
	all, err := programs.ReadList(list)
	if err != nil {
		return err
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "srvfix-cost-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	vet, srvfix := &tool{dir: dir, name: "vet"}, &tool{dir: dir, name: "srvfix"}
	for t, pkg := range map[*tool]string{vet: "cmd/vet", srvfix: "github.com/srvfix/srvfix/cmd/srvfix"} {
		if out, err := exec.Command("go", "build", "-o", t.path(), pkg).CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", pkg, err, out)
		}
	}
	if top > 0 {
		for _, p := range all {
			if err := listTop(p, dir, top, srvfix); err != nil {
				return fmt.Errorf("%s: %w", p.Module, err)
			}
		}
		return nil
	}
	fmt.Printf("%-48s %8s  %22s %-18s  %22s %-18s\n", "program", "packages", "cold: vet, srvfix (s)", "ratio", "warm: vet, srvfix (s)", "ratio")
	failed := false
	for _, p := range all {
		row, err := measure(p, dir, rounds, vet, srvfix)
		if err != nil {
			failed = true
			fmt.Printf("%-48s %v\n", p.Module, err)
			continue
		}
		fmt.Println(row)
	}
	if failed {
		return errors.New("not all programs could be measured")
	}
	return nil
}

// tool is a vet tool as a file.
type tool struct{ dir, name string }

func (t *tool) path() string { return filepath.Join(t.dir, t.name) }

// renewed returns a copy of the tool whose results the go command has not in its cache: it tells tools apart by what they say of themselves, which is
// the name of the file for vet and its content for srvfix.
func (t *tool) renewed() (string, error) {
	data, err := os.ReadFile(t.path())
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("%s-%d", t.path(), time.Now().UnixNano())
	return name, os.WriteFile(name, append(data, name...), 0o777)
}

// times are those of one tool, cold and warm.
type times [2]time.Duration

// source returns the folder of a program and the packages in it.
func source(p programs.Program, dir string) (src string, patterns []string, err error) {
	if p.Module == "std" || p.Module == "cmd" {
		return distribution, []string{p.Module}, nil
	}
	src, err = p.Fetch(dir, goCommand)
	return src, p.Patterns, err
}

func measure(p programs.Program, dir string, rounds int, vet, srvfix *tool) (string, error) {
	src, patterns, err := source(p, dir)
	if err != nil {
		return "", err
	}
	listed, err := goCommand(src, append([]string{"list"}, patterns...)...)
	if err != nil {
		return "", fmt.Errorf("go list: %s", programs.FirstLine(listed))
	}
	use := func(t *tool) (spent times, err error) {
		name, err := t.renewed()
		if err != nil {
			return spent, err
		}
		defer os.Remove(name)
		for i := range spent {
			if spent[i], err = processorTime(src, append([]string{"vet", "-vettool=" + name}, patterns...)); err != nil {
				return spent, err
			}
		}
		return spent, nil
	}
	if _, err := use(vet); err != nil { // compiles what is missing
		return "", err
	}
	var all [2][]times
	for i := range rounds {
		order := []int{i % 2, 1 - i%2}
		for _, which := range order {
			spent, err := use([]*tool{vet, srvfix}[which])
			if err != nil {
				return "", err
			}
			all[which] = append(all[which], spent)
		}
	}
	row := fmt.Sprintf("%-48s %8d", p.Module, strings.Count(listed, "\n"))
	for temperature := range 2 {
		var of [2][]float64
		var ratios []float64
		for i := range rounds {
			a, b := all[0][i][temperature].Seconds(), all[1][i][temperature].Seconds()
			of[0], of[1], ratios = append(of[0], a), append(of[1], b), append(ratios, b/a)
		}
		row += fmt.Sprintf("  %10.2f, %10.2f %.2f (%.2f to %.2f)", median(of[0]), median(of[1]), median(ratios), slices.Min(ratios), slices.Max(ratios))
	}
	return row, nil
}

func median[T cmp.Ordered](of []T) T {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}

// processorTime runs go vet and returns what it took. Findings are no failure.
func processorTime(dir string, args []string) (time.Duration, error) {
	cmd := command(dir, args...)
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return 0, err
	}
	if strings.Contains(string(out), "internal error") || strings.Contains(string(out), "panic:") {
		return 0, fmt.Errorf("go %s: %s", strings.Join(args, " "), out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

func goCommand(dir string, args ...string) (string, error) {
	out, err := command(dir, args...).CombinedOutput()
	return string(out), err
}

func command(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod -buildvcs=false", "GOWORK=off", "CGO_ENABLED=0", "GOTOOLCHAIN=local")
	if dir == distribution {
		cmd.Env = append(cmd.Env, "GOFLAGS=") // it has its dependencies vendored
	}
	return cmd
}
