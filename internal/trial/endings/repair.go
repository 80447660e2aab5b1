//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/programs"
)

// limit bounds every command; slow is how much later than before a program may end. The runtime's shortest deadline is
// two seconds.
const (
	limit = 10 * time.Minute
	slow  = 1500 * time.Millisecond
)

// copyModule copies a program with the go.mod above it, and returns the folder of the program.
func copyModule(root, name, dir string) (string, error) {
	to := filepath.Join(dir, "module")
	if err := os.RemoveAll(to); err != nil {
		return "", err
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	module := filepath.Dir(path)
	src := filepath.Join(to, filepath.Base(path))
	if err := os.CopyFS(src, os.DirFS(path)); err != nil {
		return "", err
	}
	for _, file := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(module, file))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(to, file), text, 0o666)
		}
		if err != nil {
			return "", err
		}
	}
	return src, nil
}

// repair runs srvfix -w twice. The row says what it brought; it is wrong if that is more than the program wants, if
// something is left that should not, or if the second run does something.
func repair(src, tool string, h *header) (*row, error) {
	r := &row{situation: "fix"}
	was, err := files(src)
	if err != nil {
		return nil, err
	}
	out, first, err := srvfix(src, tool, "-w", "./...")
	if err != nil {
		return nil, err
	}
	is, err := files(src)
	if err != nil {
		return nil, err
	}
	again, second, err := srvfix(src, tool, "-w", "./...")
	if err != nil {
		return nil, err
	}
	last, err := files(src)
	if err != nil {
		return nil, err
	}
	plus, minus, runtime := 0, 0, false
	for name := range is {
		p, m := changed(was[name], is[name])
		plus, minus = plus+p, minus+m
		runtime = runtime || strings.Contains(is[name], "/httpserve\"") && !strings.Contains(was[name], "/httpserve\"")
	}
	r.before = "wants " + h.fix
	r.after = fmt.Sprintf("+%d -%d", plus, minus)
	if runtime {
		r.after += ", runtime"
	}
	switch {
	case !maps.Equal(is, last):
		r.wrong = "the second run changes something"
	case first != second:
		r.wrong = fmt.Sprintf("the second run exits with %d, not %d", second, first)
	case h.fix == "none" && plus+minus > 0:
		r.wrong = "there is nothing to fix"
	case h.fix == "fields" && runtime:
		r.wrong = "brings the runtime where two fields do"
	case h.fix == "await" && runtime:
		r.wrong = "brings the runtime where the program drains by itself"
	case h.fix != "none" && plus+minus == 0:
		r.wrong = "fixes nothing: " + programs.FirstLine(out)
	}
	for _, found := range finding.FindAllStringSubmatch(again, -1) {
		if r.wrong == "" && (h.fix != "fields" || !strings.HasPrefix(found[1], "shutdown/")) {
			r.wrong = "leaves " + found[1]
			if _, reason, ok := strings.Cut(again, "no fix: "); ok {
				r.wrong += ": " + programs.FirstLine(reason)
			}
		}
	}
	return r, nil
}

// finding is how the command prints what is more than advice.
var finding = regexp.MustCompile(`(?m)^ +(?:warning|error) +(\S+)`)

// srvfix runs the tool, which exits with 1 when something is left.
func srvfix(dir, tool string, args ...string) (string, int, error) {
	out, err := command(dir, tool, args...)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		return out, 1, nil
	}
	if err != nil {
		return "", 0, fmt.Errorf("srvfix: %w\n%s", err, out)
	}
	return out, 0, nil
}

// files returns the program's own Go files.
func files(src string) (map[string]string, error) {
	out := map[string]string{}
	err := filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		text, err := os.ReadFile(path)
		out[path] = string(text)
		return err
	})
	return out, err
}

// changed counts lines that are new and lines that are gone.
func changed(was, is string) (plus, minus int) {
	count := map[string]int{}
	for line := range strings.Lines(was) {
		count[strings.TrimSpace(line)]++
	}
	for line := range strings.Lines(is) {
		if count[strings.TrimSpace(line)]--; count[strings.TrimSpace(line)] < 0 {
			plus++
			count[strings.TrimSpace(line)] = 0
		}
	}
	for _, n := range count {
		minus += n
	}
	return plus, minus
}

// command runs a command in a folder, without the influence of whatever lies around it, and returns what it prints.
func command(dir, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false", "GOWORK=off", "CGO_ENABLED=0", "GOTOOLCHAIN=local")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func goCommand(dir string, args ...string) (string, error) { return command(dir, "go", args...) }
