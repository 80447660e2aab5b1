package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// pkg is a package as go list describes it.
type pkg struct {
	Dir          string
	ImportPath   string
	Module       *goModule
	Standard     bool
	Incomplete   bool
	ForTest      string
	Error        *pkgError
	DepsErrors   []*pkgError
	Imports      []string
	TestImports  []string
	XTestImports []string
}

type goModule struct {
	Path string
	Dir  string
	Main bool
}

type pkgError struct {
	Pos string
	Err string
}

func (e *pkgError) String() string {
	text := strings.TrimSpace(e.Err)
	if e.Pos != "" && !strings.HasPrefix(text, e.Pos) {
		return e.Pos + ": " + text
	}
	return text
}

// own reports whether the package belongs to the user, so that it may be edited.
func (p *pkg) own() bool { return !p.Standard && (p.Module == nil || p.Module.Main) }

// command returns a go command in dir, "" for the current folder.
func (s *session) command(dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(s.ctx, "go", args...)
	cmd.Dir = dir
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // lets it remove its temporary files
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

// goList runs go list -e with the flags and decodes what it says.
func (s *session) goList(flags []string, patterns []string) ([]*pkg, error) {
	args := append([]string{"list", "-e"}, flags...)
	args = append(append(args, s.opts.buildFlags...), "--")
	cmd := s.command("", append(args, patterns...)...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	runErr := cmd.Run()
	if errors.Is(runErr, exec.ErrNotFound) {
		return nil, errors.New("find the go command: install Go from https://go.dev/dl, or add its bin folder to PATH")
	}
	var list []*pkg
	for dec := json.NewDecoder(&out); ; {
		p := new(pkg)
		err := dec.Decode(p)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("decode output of go list: %w", err)
		}
		list = append(list, p)
	}
	if runErr != nil {
		return nil, fmt.Errorf("list packages: %s", s.explain(strings.TrimSpace(errs.String()), runErr))
	}
	return list, nil
}

// explain turns what the go command said into what to do next.
func (s *session) explain(text string, err error) string {
	if s.noModule() {
		return `no go.mod file here or above: run srvfix inside a Go module, or make one with "go mod init"`
	}
	if strings.Contains(text, "listed in go.work") {
		return text + `: add the module with "go work use", or set GOWORK=off`
	}
	if text == "" {
		return fmt.Sprint(err)
	}
	return text
}

// noModule reports whether the current folder belongs to no module.
func (s *session) noModule() bool {
	out, err := s.command("", "env", "GOMOD", "GOWORK", "GO111MODULE").Output()
	if err != nil {
		return false
	}
	mod, rest, _ := strings.Cut(strings.ReplaceAll(string(out), "\r", ""), "\n")
	work, mode, _ := strings.Cut(rest, "\n")
	return (mod == "" || mod == os.DevNull) && (work == "" || work == "off") && strings.TrimSpace(mode) != "off"
}

// load asks the go command for the packages. It sets those that can be analyzed and notes the failure of the others.
func (s *session) load() error {
	list, err := s.goList([]string{"-json=Dir,ImportPath,Module,Standard,Incomplete,Error,DepsErrors,Imports,TestImports,XTestImports"}, s.opts.patterns)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		if s.noModule() {
			return errors.New(s.explain("", nil))
		}
		return fmt.Errorf("no packages match %s: name a folder with Go files", strings.Join(s.opts.patterns, " "))
	}
	s.listed, s.packages, s.failed, s.anchors = make(map[string]*pkg), nil, nil, nil
	for _, p := range list {
		if p.Dir != "" && p.own() {
			if dir := anchor(filepath.Join(p.Dir, "x")); !slices.Contains(s.anchors, dir) {
				s.anchors = append(s.anchors, dir)
			}
		}
		if p.Dir == "" && p.Error != nil {
			// Not a package: a pattern that matches none.
			return fmt.Errorf("find packages: %s", s.explain(p.Error.String(), nil))
		}
		errs := p.DepsErrors
		if p.Error != nil {
			errs = append([]*pkgError{p.Error}, errs...)
		}
		if len(errs) == 0 && p.Incomplete {
			errs = []*pkgError{{Err: "cannot be loaded"}}
		}
		if len(errs) > 0 {
			// go vet would refuse all packages because of this one.
			var text []string
			for _, e := range errs {
				text = append(text, e.String())
			}
			s.fail(p.ImportPath, strings.Join(text, "\n"))
			continue
		}
		s.listed[p.ImportPath] = p
		s.packages = append(s.packages, p)
	}
	return nil
}

// rel returns a path as a person in the current folder would write it.
func (s *session) rel(path string) string {
	if rel, err := filepath.Rel(s.cwd, path); err == nil && !strings.HasPrefix(rel, ".."+string(filepath.Separator)+".."+string(filepath.Separator)) {
		return rel
	}
	return path
}
