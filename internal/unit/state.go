package unit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/srvfix/srvfix/fixes"
	"golang.org/x/mod/modfile"
)

// State sums up in one word what fixes depend on and no cache knows: whether the main modules seen from dir have the runtime, and from where, and
// which of their programs catch signals. It is "none" where there is neither, so that such modules share what was found in their dependencies.
func State(dir string) string {
	sum := sha256.New()
	found := false
	for _, module := range mainModules(dir) {
		path := fixes.Locate(module)
		signals := fixes.ProgramSignals(module)
		found = found || path != "" || len(signals) > 0
		fmt.Fprintln(sum, path)
		for _, dir := range slices.Sorted(maps.Keys(signals)) {
			fmt.Fprintln(sum, dir, signals[dir])
		}
	}
	if !found {
		return "none"
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
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

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
