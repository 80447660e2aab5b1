package unit

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"

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

	uncached bool // the go command must not remember that this run said nothing, see widen
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
// A package with tests of its own is asked for as its test variant, which tells the same again: as a dependency it stays silent, and its run is
// not cached (see uncached), since it would be asked for itself once the tests are gone.
func (c *config) widen() {
	if c.VetxOnly && c.Stdout != "" && c.Module != nil && c.Module.Main {
		c.uncached = hasTests(c.Dir)
		c.VetxOnly = c.uncached
	}
}

// hasTests reports whether the folder has test files of the package itself, which make a test variant. Files of package p_test do not.
func hasTests(dir string) bool {
	names, _ := filepath.Glob(filepath.Join(dir, "*_test.go"))
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly)
		if err == nil && !strings.HasSuffix(file.Name.Name, "_test") {
			return true
		}
	}
	return false
}

// barren reports whether neither findings nor facts can come from the package, so that it need not be type-checked, and a dependency not even
// parsed: both start from a package whose servers are known, such as net/http, from the packages of the standard library that register handlers
// when they are imported or catch signals, or from a fact about a direct dependency. This is what makes analysis with facts affordable, as the go command runs the
// tool on every dependency.
func (c *config) barren() bool {
	if c.VetxOnly && c.standard() {
		return true // rules know the standard library by heart
	}
	for _, path := range c.ImportMap {
		if serversite.Root(path) || serversite.ShowsByImport(path) != "" || path == "os/signal" {
			return false
		}
	}
	for _, file := range c.PackageVetx {
		if hasFacts(file) {
			return false
		}
	}
	return true
}

// inDir reports whether a file lies in the package's own folder, unlike what cgo writes.
func (c *config) inDir(file string) bool { return filepath.Dir(file) == filepath.Clean(c.Dir) }
