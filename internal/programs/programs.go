// Package programs fetches real programs through the Go module proxy, for tests that need more than examples.
// What is done with them is the tests' business.
package programs

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Program is a line of a list such as testdata/corpus/modules.txt.
type Program struct {
	Module   string   // module@version
	Patterns []string // packages; ./... when the list names none
	drop     []string // folders whose .go files are removed: packages that do not build here
	raise    []string // module@version to require before anything else
}

// A GoCommand runs the go command in a folder and returns what it prints.
type GoCommand func(dir string, args ...string) (string, error)

// ReadList reads a list of programs.
func ReadList(name string) ([]Program, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Program
	for s := bufio.NewScanner(f); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		p := Program{Module: words[0]}
		for _, w := range words[1:] {
			switch w[0] {
			case '-':
				p.drop = append(p.drop, w[1:])
			case '+':
				p.raise = append(p.raise, w[1:])
			default:
				p.Patterns = append(p.Patterns, w)
			}
		}
		if len(p.Patterns) == 0 {
			p.Patterns = []string{"./..."}
		}
		out = append(out, p)
	}
	return out, nil
}

// Fetch copies the program to a fresh writable folder below dir that builds on its own, and returns the folder.
func (p Program) Fetch(dir string, run GoCommand) (string, error) {
	out, err := run(dir, "mod", "download", "-json", p.Module)
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, FirstLine(out))
	}
	var info struct{ Dir string }
	if err := json.Unmarshal([]byte(out[strings.Index(out, "{"):]), &info); err != nil {
		return "", err
	}
	src := filepath.Join(dir, "src", strings.ReplaceAll(p.Module, "/", "+"))
	if err := os.RemoveAll(src); err != nil {
		return "", err
	}
	if err := copyTree(info.Dir, src); err != nil {
		return "", err
	}
	for _, name := range []string{"go.work", "go.work.sum", "vendor"} { // of the original checkout, of no use here
		if err := os.RemoveAll(filepath.Join(src, name)); err != nil {
			return "", err
		}
	}
	if _, err := os.Stat(filepath.Join(src, "go.mod")); errors.Is(err, fs.ErrNotExist) {
		path, _, _ := strings.Cut(p.Module, "@")
		run(src, "mod", "init", path)
		run(src, "mod", "tidy", "-e")
	} else if err := dropReplaces(src, run); err != nil {
		return "", err
	}
	if err := renameExamples(src); err != nil {
		return "", err
	}
	for _, folder := range p.drop {
		files, _ := filepath.Glob(filepath.Join(src, folder, "*.go"))
		for _, f := range files {
			os.Remove(f)
		}
	}
	if len(p.raise) > 0 {
		if out, err := run(src, append([]string{"get"}, p.raise...)...); err != nil {
			return "", fmt.Errorf("go get %v: %s", p.raise, FirstLine(out))
		}
	}
	return src, nil
}

// dropReplaces removes replacements by folders that the module's zip does not carry.
func dropReplaces(dir string, run GoCommand) error {
	out, err := run(dir, "mod", "edit", "-json")
	if err != nil {
		return fmt.Errorf("go mod edit: %s", FirstLine(out))
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
		run(dir, "mod", "edit", "-dropreplace="+old)
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

// ReadTree reads what srvfix could change: Go files, go.mod and go.sum, by slash-separated path below dir.
func ReadTree(dir string) (map[string][]byte, error) {
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

// FirstLine returns the first line of an output that is no heading.
func FirstLine(s string) string {
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "go: downloading") {
			return line
		}
	}
	return ""
}
