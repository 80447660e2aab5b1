package unit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"golang.org/x/mod/modfile"
)

// State sums up in one word what the tool says depends on and no cache knows: whether the main modules seen from dir have
// the runtime, and from where, which of their programs catch signals, and which of their packages have tests, see widen.
// It is "none" where there is nothing of this, so that such modules share what was found in their dependencies.
func State(dir string) string {
	sum := sha256.New()
	found := false
	for _, module := range mainModules(dir) {
		path := fixes.Locate(module)
		signals, tested := fixes.ProgramSignals(module), tested(module)
		found = found || path != "" || len(signals) > 0 || len(tested) > 0
		fmt.Fprintln(sum, path)
		for _, dir := range slices.Sorted(maps.Keys(signals)) {
			fmt.Fprintln(sum, dir, signals[dir])
		}
		for _, dir := range tested {
			fmt.Fprintln(sum, dir)
		}
	}
	if !found {
		return "none"
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// tested returns the folders of a module whose packages have tests of their own, as seen from the module.
func tested(module string) (dirs []string) {
	if module == "" {
		return nil
	}
	filepath.WalkDir(module, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if name != module && (strings.HasPrefix(d.Name(), ".") || d.Name() == "vendor" || hasGoMod(name)) {
			return filepath.SkipDir
		}
		if rel, err := filepath.Rel(module, name); err == nil && hasTests(name) {
			dirs = append(dirs, filepath.ToSlash(rel))
		}
		return nil
	})
	return dirs
}

// mainModules returns the folders of the modules of the workspace, or else of the one module, that governs dir.
func mainModules(dir string) []string {
	work := os.Getenv("GOWORK")
	for parent := dir; work == ""; parent = filepath.Dir(parent) {
		if name := filepath.Join(parent, "go.work"); exists(name) {
			work = name
		} else if parent == filepath.Dir(parent) {
			work = "off"
		}
	}
	data, err := os.ReadFile(work)
	if err == nil {
		if file, err := modfile.ParseWork(work, data, nil); err == nil {
			var modules []string
			for _, use := range file.Use {
				module := filepath.FromSlash(use.Path)
				if !filepath.IsAbs(module) {
					module = filepath.Join(filepath.Dir(work), module)
				}
				modules = append(modules, module)
			}
			return modules
		}
	}
	return []string{fixes.ModuleDir(dir)}
}

func hasGoMod(dir string) bool { return exists(filepath.Join(dir, "go.mod")) }

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
