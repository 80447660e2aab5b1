package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	goversion "go/version"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/snapshot"
	"golang.org/x/mod/modfile"
)

// userModule is a module that may be edited.
type userModule struct {
	dir, path string
	goVersion string // of the go directive, "go1.22"
	runtime   string // import path of the runtime that it has
	vendor    string // vendor folder from which it is built
}

// old reports whether versions of Go that the module allows cannot build the runtime.
func (m userModule) old() bool { return goversion.Compare(m.goVersion, "go"+snapshot.GoVersion) < 0 }

// modules returns the modules of all packages.
func (s *session) modules() []userModule {
	var list []userModule
	for _, dir := range s.anchors {
		data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err != nil {
			continue
		}
		m := userModule{dir: dir, path: modfile.ModulePath(data), goVersion: "go1.16", runtime: fixes.Locate(dir)} // without a directive
		if file, err := modfile.ParseLax("go.mod", data, nil); err == nil && file.Go != nil {
			m.goVersion = "go" + file.Go.Version
		}
		for _, root := range []string{dir, workspace(dir)} {
			vendor := filepath.Join(root, "vendor")
			if _, err := os.Stat(filepath.Join(vendor, "modules.txt")); err == nil && root != "" {
				m.vendor = vendor
			}
		}
		list = append(list, m)
	}
	return list
}

// workspace returns the folder of the go.work file that governs dir, or "".
func workspace(dir string) string {
	switch name := os.Getenv("GOWORK"); name {
	case "":
	case "off":
		return ""
	default:
		return filepath.Dir(name)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

// chooseRuntime decides where modules that have no runtime yet get it from. A module that has one keeps it; the tool sees to that.
func (s *session) chooseRuntime() error {
	modules := s.modules()
	state := sha256.New()
	for _, m := range modules {
		fmt.Fprintf(state, "%s %s\n", m.path, m.runtime)
	}
	s.state = hex.EncodeToString(state.Sum(nil)[:8])

	for _, m := range modules {
		if m.vendor == "" || m.runtime != fixes.RuntimePackage || s.opts.runtime == "off" {
			continue
		}
		if _, err := os.Stat(filepath.Join(m.vendor, filepath.FromSlash(fixes.RuntimePackage))); err != nil {
			s.once("%s lacks the runtime that go.mod of %s requires, as nothing has imported it: its servers are fixed with the standard library only; remove the requirement to get a copy instead", s.rel(m.vendor), m.path)
			s.runtime = "off"
			return nil
		}
	}
	lacking := slices.DeleteFunc(slices.Clone(modules), func(m userModule) bool { return m.runtime != "" })
	vendored := slices.IndexFunc(modules, func(m userModule) bool { return m.vendor != "" })
	old := slices.DeleteFunc(slices.Clone(lacking), func(m userModule) bool { return !m.old() })
	s.requirable = released(s.Version) && vendored < 0 && len(old) == 0 && len(modules) > 0
	s.runtime = s.opts.runtime
	switch s.opts.runtime {
	case "auto":
		if s.opts.sarif {
			s.runtime = "present"
			return nil
		}
		s.runtime = "embed"
		if s.requirable {
			s.runtime = "module"
		}
	case "module":
		if len(lacking) == 0 {
			break
		}
		if !released(s.Version) {
			return fmt.Errorf("cannot use -runtime=module: module %s does not require %s, and this srvfix was built from a checkout, so no published version matches it: use -runtime=embed", lacking[0].path, fixes.RuntimeModule)
		}
		if vendored >= 0 {
			return fmt.Errorf("cannot use -runtime=module: a new requirement would contradict %s: use -runtime=embed", s.rel(modules[vendored].vendor))
		}
	}
	if s.runtime != "embed" {
		return nil
	}
	for _, m := range old {
		text, err := s.tryRuntime(m)
		switch {
		case err != nil:
			return err
		case text != "" && s.opts.runtime == "embed":
			return fmt.Errorf("cannot use -runtime=embed: the runtime does not compile in module %s (%s): raise its go directive to %s, or use -runtime=off\n\t%s", m.path, m.goVersion, snapshot.GoVersion, text)
		case text != "":
			s.once("the runtime does not compile in module %s (%s): raise its go directive to %s, or its servers are fixed with the standard library only", m.path, m.goVersion, snapshot.GoVersion)
			s.runtime = "present" // and the standard library for the others
			return nil
		}
	}
	return nil
}

// tryRuntime compiles a copy of the runtime in a module with an old go directive, without writing it there. It returns what the compiler says first.
func (s *session) tryRuntime(m userModule) (text string, err error) {
	changes, err := s.embed(m.dir, false)
	if err != nil {
		return "", err
	}
	tmp, err := os.MkdirTemp("", "srvfix-check-")
	if err != nil {
		return "", fmt.Errorf("make temporary folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	overlay, err := writeOverlay(tmp, changes)
	if err != nil {
		return "", err
	}
	for _, b := range s.builds {
		errs, err := s.compile(b, []string{fixes.EmbedPath(m.path)}, "-overlay="+overlay)
		if err != nil {
			return "", err
		}
		for _, unit := range errs {
			first, _, _ := strings.Cut(unit, "\n")
			return strings.ReplaceAll(first, tmp+string(filepath.Separator), ""), nil
		}
	}
	return "", nil
}
