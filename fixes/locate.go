package fixes

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

const (
	// RuntimeModule is the module that holds the published runtime.
	RuntimeModule = "github.com/srvfix/srvfix/runtime"
	// RuntimePackage is the import path of the published runtime.
	RuntimePackage = RuntimeModule + "/httpserve"
	// EmbedDir is the folder of an embedded copy, relative to the root of the user's module.
	EmbedDir = "internal/httpserve"
	// EmbedMark begins the line of an embedded file that names the version and hash of the copy.
	EmbedMark = "// srvfix runtime "
)

// ModuleDir returns the folder of the go.mod file that governs dir, or "" when there is none.
func ModuleDir(dir string) string {
	for {
		if hasGoMod(dir) {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// hasGoMod reports whether a folder is the root of a module.
func hasGoMod(dir string) bool {
	st, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil && !st.IsDir()
}

// Locate returns the import path of the runtime that the module in moduleDir already has: an embedded copy, or the
// published one that its go.mod requires. It returns "" when there is neither.
func Locate(moduleDir string) string {
	data, err := os.ReadFile(filepath.Join(moduleDir, "go.mod"))
	if err != nil {
		return ""
	}
	if Embedded(filepath.Join(moduleDir, EmbedDir)) {
		return EmbedPath(modfile.ModulePath(data))
	}
	file, err := modfile.ParseLax("go.mod", data, nil)
	if err != nil {
		return ""
	}
	for _, r := range file.Require {
		if r.Mod.Path == RuntimeModule {
			return RuntimePackage
		}
	}
	return ""
}

// EmbedPath returns the import path of the embedded copy of a module.
func EmbedPath(modulePath string) string { return modulePath + "/" + EmbedDir }

// Embedded reports whether dir holds a copy of the runtime that srvfix wrote.
func Embedded(dir string) bool {
	names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, name := range names {
		if marked(name) {
			return true
		}
	}
	return false
}

// marked reports whether the comment at the top of the file says that srvfix wrote it.
func marked(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		switch line := s.Text(); {
		case strings.HasPrefix(line, EmbedMark):
			return true
		case strings.HasPrefix(line, "package "):
			return false
		}
	}
	return false
}

// moduleOf returns the path of the module in dir, or "".
func moduleOf(dir string) string {
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return ""
	}
	return modfile.ModulePath(data)
}
