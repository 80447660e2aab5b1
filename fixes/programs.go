package fixes

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// This file looks at the programs of a module, because the signals of a program are handled in its main package as a
// rule, which the packages below it cannot see: facts go from a package to those that import it.

// ProgramSignals returns, for the internal packages in the folders of a module, the file with which a program that
// they are part of may catch the signals that end it: SIGTERM or an interrupt. The file is relative to the module, or
// an import path for a package of another module. Packages whose programs leave signals alone are not listed, and no
// others than internal ones, which have all their programs in the module. Only syntax is read, and of other modules
// those packages that the module itself imports, as far as they are in its vendor folder or the module cache.
func ProgramSignals(moduleDir string) map[string]string {
	scanned.Lock()
	defer scanned.Unlock()
	found, ok := scanned.modules[moduleDir]
	if !ok {
		found = newModuleScan(moduleDir).programs()
		scanned.modules[moduleDir] = found
	}
	return found
}

// scanned has the answers of ProgramSignals: a module does not change while its packages are analyzed.
var scanned = struct {
	sync.Mutex
	modules map[string]map[string]string
}{modules: map[string]map[string]string{}}

// moduleScan reads the imports of a module.
type moduleScan struct {
	dir   string
	file  *modfile.File
	units []*unit
	byDir map[string]*unit // packages that can be imported

	others map[string]string // packages of other modules: the import path if they catch signals
}

// unit is a package: the files of one name in a folder.
type unit struct {
	dir     string
	main    bool
	imports []string
	catches string // the first file that catches signals
}

func newModuleScan(dir string) *moduleScan {
	m := &moduleScan{dir: dir, byDir: map[string]*unit{}, others: map[string]string{}}
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil || dir == "" {
		return m
	}
	if m.file, err = modfile.Parse("go.mod", data, nil); err != nil || m.file.Module == nil {
		return m
	}
	folders := m.folders()
	if !slices.ContainsFunc(folders, m.internal) {
		return m
	}
	for _, folder := range folders {
		for _, u := range readUnits(folder) {
			if u.catches != "" {
				if rel, err := filepath.Rel(dir, filepath.Join(folder, u.catches)); err == nil {
					u.catches = filepath.ToSlash(rel)
				}
			}
			m.units = append(m.units, u)
			if !u.main {
				m.byDir[folder] = u
			}
		}
	}
	return m
}

// folders returns those of the module that may have packages.
func (m *moduleScan) folders() []string {
	var found []string
	filepath.WalkDir(m.dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return nil
		case name == m.dir:
		case strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata" || d.Name() == "vendor" || hasGoMod(name):
			return filepath.SkipDir
		}
		found = append(found, name)
		return nil
	})
	return found
}

// internal reports whether the import path of the package in a folder makes it internal.
func (m *moduleScan) internal(folder string) bool {
	rel, err := filepath.Rel(m.dir, folder)
	return err == nil && serversite.IsInternal(path.Join(m.file.Module.Mod.Path, filepath.ToSlash(rel)))
}

// programs follows the imports of every main package.
func (m *moduleScan) programs() map[string]string {
	found := map[string]string{}
	for _, program := range m.units {
		if !program.main {
			continue
		}
		in := []*unit{program}
		seen := map[*unit]bool{program: true}
		catches := ""
		for i := 0; i < len(in); i++ {
			if catches == "" {
				catches = in[i].catches
			}
			for _, imp := range in[i].imports {
				if dir, own := m.own(imp); !own {
					if catches == "" {
						catches = m.other(imp)
					}
				} else if u := m.byDir[dir]; u != nil && !seen[u] {
					seen[u] = true
					in = append(in, u)
				}
			}
		}
		if catches == "" {
			continue
		}
		for _, u := range in {
			if found[u.dir] == "" && m.internal(u.dir) {
				found[u.dir] = catches
			}
		}
	}
	return found
}

// own returns the folder of a package of the module.
func (m *moduleScan) own(imp string) (dir string, ok bool) {
	rest, ok := below(imp, m.file.Module.Mod.Path)
	return filepath.Join(m.dir, filepath.FromSlash(rest)), ok
}

// other returns the import path of a package of another module if it catches signals, or "".
func (m *moduleScan) other(imp string) string {
	if first, _, _ := strings.Cut(imp, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	catches, ok := m.others[imp]
	if !ok {
		if dir := m.locate(imp); dir != "" && !serversite.IsRuntime(imp) && slices.ContainsFunc(readUnits(dir), func(u *unit) bool { return u.catches != "" }) {
			catches = imp
		}
		m.others[imp] = catches
	}
	return catches
}

// locate returns the folder of a package of another module, or "" when that is not known.
func (m *moduleScan) locate(imp string) string {
	if dir := filepath.Join(m.dir, "vendor", filepath.FromSlash(imp)); isDir(dir) {
		return dir
	}
	var best module.Version
	for _, r := range m.file.Require {
		if _, ok := below(imp, r.Mod.Path); ok && len(r.Mod.Path) > len(best.Path) {
			best = r.Mod
		}
	}
	if best.Path == "" {
		return ""
	}
	rest, _ := below(imp, best.Path)
	for _, r := range m.file.Replace {
		if r.Old.Path == best.Path && (r.Old.Version == "" || r.Old.Version == best.Version) {
			best = r.New
		}
	}
	root := filepath.FromSlash(best.Path)
	if best.Version != "" {
		escaped, err := module.EscapePath(best.Path)
		if err != nil {
			return ""
		}
		version, err := module.EscapeVersion(best.Version)
		if err != nil {
			return ""
		}
		root = filepath.Join(moduleCache(), filepath.FromSlash(escaped)+"@"+version)
	} else if !filepath.IsAbs(root) {
		root = filepath.Join(m.dir, root)
	}
	if dir := filepath.Join(root, filepath.FromSlash(rest)); isDir(dir) {
		return dir
	}
	return ""
}

// moduleCache returns GOMODCACHE, as go help environment describes it.
func moduleCache() string {
	if dir := os.Getenv("GOMODCACHE"); dir != "" {
		return dir
	}
	first := filepath.SplitList(build.Default.GOPATH)
	if len(first) == 0 {
		return ""
	}
	return filepath.Join(first[0], "pkg", "mod")
}

// below returns the path of a package inside a module.
func below(imp, modulePath string) (rest string, ok bool) {
	if imp == modulePath {
		return "", true
	}
	return strings.CutPrefix(imp, modulePath+"/")
}

func isDir(name string) bool {
	st, err := os.Stat(name)
	return err == nil && st.IsDir()
}

// readUnits reads the packages of a folder, whatever systems their files are for. What does not parse says nothing.
func readUnits(dir string) []*unit {
	entries, _ := os.ReadDir(dir)
	byName := map[string]*unit{}
	var units []*unit
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".go" || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		name := filepath.Join(dir, e.Name())
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.ImportsOnly|parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		u := byName[file.Name.Name]
		if u == nil {
			u = &unit{dir: dir, main: file.Name.Name == "main"}
			byName[file.Name.Name] = u
			units = append(units, u)
		}
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue
			}
			u.imports = append(u.imports, imp)
			if imp == "os/signal" && u.catches == "" && catches(name, spec) {
				u.catches = e.Name()
			}
		}
	}
	return units
}

// catches reports whether a file that imports os/signal may catch a signal that ends the program.
func catches(name string, spec *ast.ImportSpec) bool {
	local := "signal"
	if spec.Name != nil {
		local = spec.Name.Name
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil || local == "." {
		return true
	}
	harmless := map[*ast.SelectorExpr]bool{}
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok {
				harmless[sel] = !knowledge.MayEnd(n)
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == local && knowledge.Catches(n.Sel.Name) && !harmless[n] {
				found = true
			}
		}
		return !found
	})
	return found
}
