//go:build unix

package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/srvfix/srvfix/internal/programs"
)

// With -top, cost is the vet tool itself: it runs srvfix on each package and notes what that took. These variables
// name srvfix and the folder of the notes.
const (
	toolVariable  = "SRVFIX_COST_TOOL"
	notesVariable = "SRVFIX_COST_NOTES"
)

// note is what the tool took for one package.
type note struct {
	Package string
	Spent   time.Duration // processor time
	Memory  int64         // at its peak, in bytes
}

// wrap runs the tool as the go command wants it, and returns its exit code.
func wrap(tool string, args []string) (int, error) {
	cmd := exec.Command(tool, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return 2, err
	}
	if name := args[len(args)-1]; strings.HasSuffix(name, ".cfg") {
		if err := write(name, cmd.ProcessState); err != nil {
			return 2, err
		}
	}
	return cmd.ProcessState.ExitCode(), nil
}

// write notes what the tool took for the package of a vet configuration.
func write(config string, of *os.ProcessState) error {
	data, err := os.ReadFile(config)
	if err != nil {
		return err
	}
	var cfg struct{ ID string }
	if err := json.Unmarshal(data, &cfg); err != nil {
		return fmt.Errorf("decode %s: %w", config, err)
	}
	n := note{Package: cfg.ID, Spent: of.UserTime() + of.SystemTime()}
	if usage, ok := of.SysUsage().(*syscall.Rusage); ok {
		n.Memory = int64(usage.Maxrss) << 10
	}
	if data, err = json.Marshal(n); err != nil {
		return err
	}
	f, err := os.CreateTemp(os.Getenv(notesVariable), "*.json")
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.Write(data)
	return err
}

// listTop prints the packages of a program, dependencies included, for which srvfix took the longest.
func listTop(p programs.Program, dir string, top int, srvfix *tool) error {
	src, patterns, err := source(p, dir)
	if err != nil {
		return err
	}
	name, err := srvfix.renewed()
	if err != nil {
		return err
	}
	defer os.Remove(name)
	notes, err := os.MkdirTemp(dir, "notes-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(notes)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	os.Setenv(toolVariable, name)
	os.Setenv(notesVariable, notes)
	if _, err := processorTime(src, append([]string{"vet", "-vettool=" + self}, patterns...)); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(notes, "*.json"))
	if err != nil {
		return err
	}
	var all []note
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var n note
		if err := json.Unmarshal(data, &n); err != nil {
			return fmt.Errorf("decode %s: %w", file, err)
		}
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b note) int { return cmp.Compare(b.Spent, a.Spent) })
	fmt.Printf("%s: %d packages, the dearest are\n", p.Module, len(all))
	for _, n := range all[:min(top, len(all))] {
		fmt.Printf("%8.2f s %5d MB  %s\n", n.Spent.Seconds(), n.Memory>>20, n.Package)
	}
	return nil
}
