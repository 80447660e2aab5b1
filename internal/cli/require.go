package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"golang.org/x/mod/modfile"
)

// require returns the changes of go.mod and go.sum with which the module in dir requires the runtime. They are computed on copies.
func (s *session) require(dir string) ([]*change, error) {
	tmp, err := os.MkdirTemp("", "srvfix-mod-")
	if err != nil {
		return nil, fmt.Errorf("make temporary folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	var changes []*change
	for _, name := range []string{"go.mod", "go.sum"} {
		c, err := openChange(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) && name == "go.sum" {
			c, err = &change{path: filepath.Join(dir, name), mode: 0o644}, nil
		}
		if err != nil {
			return nil, err
		}
		c.sources = nil
		if err := os.WriteFile(filepath.Join(tmp, name), c.old, 0o666); err != nil {
			return nil, fmt.Errorf("copy %s: %w", name, err)
		}
		changes = append(changes, c)
	}

	version := fixes.RuntimeModule + "@" + s.Version
	cmd := s.command(dir, "get", "-modfile="+filepath.Join(tmp, "go.mod"), version)
	cmd.Env = append(os.Environ(), "GOWORK=off") // each module has requirements of its own, and -modfile knows no workspace
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("cannot add %s to %s: %s\nuse -runtime=embed to do without the network", version, s.rel(filepath.Join(dir, "go.mod")), bytes.TrimSpace(out))
	}
	for _, c := range changes {
		if c.new, err = os.ReadFile(filepath.Join(tmp, filepath.Base(c.path))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read changed %s: %w", filepath.Base(c.path), err)
		}
	}
	if changes[0].new, err = direct(changes[0].old, changes[0].new); err != nil {
		return nil, fmt.Errorf("cannot add %s to %s: %w", version, s.rel(changes[0].path), err)
	}
	var real []*change
	for _, c := range changes {
		if !bytes.Equal(c.old, c.new) {
			real = append(real, c)
		}
	}
	return real, nil
}

// direct removes the mark "indirect" that go get sets while nothing imports the runtime yet, and refuses a go.mod in which more has changed than a requirement.
func direct(before, after []byte) ([]byte, error) {
	old, err := modfile.Parse("go.mod", before, nil)
	if err != nil {
		return nil, err
	}
	file, err := modfile.Parse("go.mod", after, nil)
	if err != nil {
		return nil, err
	}
	if have, want := goLine(file), goLine(old); have != want {
		return nil, fmt.Errorf("the runtime needs %s and the module says %s: raise it, or use -runtime=off", have, want)
	}
	reqs := file.Require
	for _, r := range reqs {
		if r.Mod.Path == fixes.RuntimeModule {
			r.Indirect = false
		}
	}
	file.SetRequireSeparateIndirect(reqs)
	file.Cleanup()
	return file.Format()
}

func goLine(f *modfile.File) string {
	var parts []string
	if f.Go != nil {
		parts = append(parts, "go "+f.Go.Version)
	}
	if f.Toolchain != nil {
		parts = append(parts, "toolchain "+f.Toolchain.Name)
	}
	return strings.Join(parts, ", ")
}
