package unit

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// config is the description of one package that the go command hands to a vet tool in a *.cfg file.
// See type vetConfig of the go command (cmd/go, file exec.go).
type config struct {
	ID           string            // "p" or "p [p.test]"
	Compiler     string            // "gc"
	Dir          string            // folder of the package
	ImportPath   string            // as ID
	GoVersion    string            // language version of the module; version of the go command for the standard library
	GoFiles      []string          // absolute
	NonGoFiles   []string          // absolute
	IgnoredFiles []string          // absolute
	Module       *analysis.Module  // nil for the standard library
	ImportMap    map[string]string // import path in the source -> package path
	PackageFile  map[string]string // package path -> file with export data
	PackageVetx  map[string]string // package path -> our facts about it
	VetxOnly     bool              // a dependency: only its facts are wanted
	VetxOutput   string            // where to write the facts
	Stdout       string            // where to write standard output; from Go 1.26 on
	FixArchive   string            // zip file for fixed files; from Go 1.26 on, with -fix

	ModulePath    string // before Go 1.27, in place of Module
	ModuleVersion string

	SucceedOnTypecheckFailure bool
}

// readConfig reads a *.cfg file.
func readConfig(name string) (*config, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read vet configuration: %w", err)
	}
	cfg := new(config)
	if err := json.Unmarshal(data, cfg); err != nil {
		return nil, fmt.Errorf("decode vet configuration %s: %w", name, err)
	}
	if len(cfg.GoFiles) == 0 {
		return nil, fmt.Errorf("read vet configuration %s: package %s has no files", name, cfg.ImportPath)
	}
	if cfg.Module == nil && cfg.ModulePath != "" {
		cfg.Module = &analysis.Module{Path: cfg.ModulePath, Version: cfg.ModuleVersion, Main: cfg.ModuleVersion == "", GoVersion: cfg.GoVersion}
	}
	if err := cfg.checkProtocol(); err != nil {
		return nil, err
	}
	return cfg, nil
}

// checkProtocol reports an error if the go command does not hand over the types of dependencies. Go 1.27 still does, but x/tools has prepared for a
// protocol where they travel in vetx files: what this tool leaves there would be read as packages without anything in them.
func (c *config) checkProtocol() error {
	for _, path := range c.ImportMap {
		if path != "unsafe" && len(c.PackageFile) == 0 {
			return errors.New("this go command is newer than this srvfix understands: update srvfix, or set GOTOOLCHAIN to an older Go")
		}
	}
	return nil
}

// path is the import path without the suffix of test variants.
func (c *config) path() string {
	path, _, _ := strings.Cut(c.ImportPath, " ")
	return path
}

// standard reports whether the package is part of the standard library.
// GOROOT is not asked: it is unknown to binaries built with -trimpath.
func (c *config) standard() bool {
	first, _, _ := strings.Cut(c.ImportPath, "/")
	return c.Module == nil && !strings.Contains(first, ".")
}

// widen clears VetxOnly for packages of main modules.
//
// Go 1.26 caches what the tool says about a package under one key, whether the package was asked for or is only a dependency. A dependency's run that
// said nothing would then be replayed as "no findings" when the package is asked for later. So both runs must say the same. The price is that a
// narrow run also tells of the user's own dependencies; the command filters those. Older go commands do not cache what is said, and name no Stdout.
//
// A package with tests of its own is asked for as its test variant, which tells the same: as a dependency it stays
// silent. It is asked for itself once the tests are gone; then the tool has another name for the go command, see State.
// A package that was built anew, because what it imports has tests that import it, is never asked for, and has another
// cache key, since it reads another vetx file.
func (c *config) widen() {
	if c.Stdout != "" && c.Module != nil && c.Module.Main && !c.variant() && !hasTests(c.Dir) {
		c.VetxOnly = false
	}
}

// variant reports whether the package is not the one that others import, but was built for a test. The go command does
// not say so.
func (c *config) variant() bool {
	for _, file := range c.PackageVetx {
		if head, _ := vetxHead(file); head == variantMark {
			return true
		}
	}
	return slices.ContainsFunc(c.GoFiles, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
}

// hasTests reports whether the folder has test files of the package itself, which make a test variant whatever the
// platform and the build tags are. Files of package p_test make none.
func hasTests(dir string) bool {
	anywhere := build.Context{GOOS: "any", GOARCH: "any", Compiler: "any"}
	names, _ := filepath.Glob(filepath.Join(dir, "*_test.go"))
	return slices.ContainsFunc(names, func(name string) bool {
		if ok, err := anywhere.MatchFile(dir, filepath.Base(name)); !ok || err != nil {
			return false // part of another package, or of this one on one platform only
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
		return err == nil && !strings.HasSuffix(file.Name.Name, "_test") && !slices.ContainsFunc(file.Comments, constrains)
	})
}

// constrains reports whether a comment above the package clause says when a file is part of the package.
func constrains(group *ast.CommentGroup) bool {
	return slices.ContainsFunc(group.List, func(c *ast.Comment) bool {
		return constraint.IsGoBuild(c.Text) || constraint.IsPlusBuild(c.Text)
	})
}

// barren reports whether neither findings nor facts can come from the package, so that it need not be type-checked, and a dependency not even
// parsed: both start from a package whose servers are known, such as net/http, from the packages of the standard library that register handlers
// when they are imported or catch signals, or from a fact about a direct dependency. This is what makes analysis with facts affordable, as the go command runs the
// tool on every dependency.
func (c *config) barren() bool {
	// Rules know the standard library and the runtime by heart.
	if c.VetxOnly && (c.standard() || c.path() == fixes.RuntimePackage) ||
		serversite.IsRuntime(c.path()) && fixes.Embedded(c.Dir) {
		return true
	}
	for _, path := range c.ImportMap {
		if serversite.Root(path) || serversite.IsRuntime(path) || serversite.ShowsByImport(path) != "" || path == "os/signal" {
			return false
		}
	}
	for _, file := range c.PackageVetx {
		if _, facts := vetxHead(file); facts {
			return false
		}
	}
	return true
}

// inDir reports whether a file lies in the package's own folder, unlike what cgo writes.
func (c *config) inDir(file string) bool { return filepath.Dir(file) == filepath.Clean(c.Dir) }
