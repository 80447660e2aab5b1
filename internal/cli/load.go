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

	IgnoredGoFiles []string
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
func (s *session) goList(b *build, flags []string, patterns []string) ([]*pkg, error) {
	args := append([]string{"list", "-e"}, flags...)
	args = append(append(args, b.flags...), "--")
	cmd := s.command("", append(args, patterns...)...)
	cmd.Env = append(os.Environ(), b.env...)
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
		return nil, fmt.Errorf("list packages%s: %s", b.on(), s.explain(strings.TrimSpace(errs.String()), runErr))
	}
	return list, nil
}

// explain turns what the go command said into what to do next.
func (s *session) explain(text string, err error) string {
	if s.noModule() {
		return `no go.mod file here or above: run srvfix inside a Go module, make one with "go mod init", or name Go files`
	}
	if strings.Contains(text, "listed in go.work") {
		return text + `: add the module with "go work use", or set GOWORK=off`
	}
	if strings.Contains(text, "main module (") && strings.Contains(text, "does not contain package") {
		return text + ": run srvfix in the folder of that module"
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

// load asks the go command for the packages of all configurations. It sets those that can be analyzed and notes the failure of the others.
func (s *session) load() error {
	s.failed, s.anchors = nil, nil
	found := 0
	for _, b := range s.builds {
		n, err := s.loadBuild(b)
		if err != nil {
			return err
		}
		found += n
	}
	for _, path := range s.builds[0].excluded {
		told := slices.ContainsFunc(s.failed, func(f failure) bool { return f.path == path })
		if !told && !slices.ContainsFunc(s.builds, func(b *build) bool { return !slices.Contains(b.excluded, path) }) {
			s.fail(new(build), path, "no configuration has any of its files: name one with -platforms or -tags")
		}
	}
	slices.Sort(s.anchors) // so that of two runs that lock several modules one gets them all
	if found == 0 {
		if s.noModule() {
			return errors.New(s.explain("", nil))
		}
		return fmt.Errorf("no packages match %s: name a folder with Go files", strings.Join(s.opts.patterns, " "))
	}
	return nil
}

// loadBuild asks for the packages of one configuration and returns how many it was told of.
func (s *session) loadBuild(b *build) (found int, err error) {
	list, err := s.goList(b, []string{"-json=Dir,ImportPath,Module,Standard,Incomplete,Error,DepsErrors,Imports,TestImports,XTestImports,IgnoredGoFiles"}, s.opts.patterns)
	if err != nil {
		return 0, err
	}
	b.listed, b.packages, b.excluded = make(map[string]*pkg), nil, nil
	for _, p := range list {
		if p.Dir != "" && p.own() {
			if dir := anchor(filepath.Join(p.Dir, "x")); !slices.Contains(s.anchors, dir) {
				s.anchors = append(s.anchors, dir)
			}
		}
		if p.Dir == "" && p.Error != nil {
			// Not a package: a pattern that matches none.
			return 0, fmt.Errorf("find packages: %s", s.explain(p.Error.String(), nil))
		}
		if len(s.builds) > 1 && p.Error != nil && len(p.IgnoredGoFiles) > 0 && strings.Contains(p.Error.Err, "build constraints exclude all Go files") {
			b.excluded = append(b.excluded, p.ImportPath)
			continue
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
			b.excluded = append(b.excluded, p.ImportPath)
			s.fail(b, p.ImportPath, strings.Join(text, "\n"))
			continue
		}
		b.listed[p.ImportPath] = p
		b.packages = append(b.packages, p)
	}
	return len(list), nil
}

// packages returns the packages of all configurations.
func (s *session) packages() (all []*pkg) {
	for _, b := range s.builds {
		all = append(all, b.packages...)
	}
	return all
}

// rel returns a path as a person in the current folder would write it.
func (s *session) rel(path string) string {
	cwd := s.cwd
	if real := resolved(cwd); !within(cwd, path) && within(real, path) {
		cwd = real
	}
	if rel, err := filepath.Rel(cwd, path); err == nil && !strings.HasPrefix(rel, ".."+string(filepath.Separator)+".."+string(filepath.Separator)) {
		return rel
	}
	return path
}
