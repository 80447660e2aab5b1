package unit

import (
	"archive/zip"
	"encoding/gob"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"
)

// unit is one package under analysis.
type unit struct {
	cfg     *config
	fset    *token.FileSet
	files   []*ast.File
	sources map[string][]byte         // by name in cfg.GoFiles
	imports map[string]*types.Package // everything that export data mentions
	pkg     *types.Package
	info    *types.Info
	sizes   types.Sizes
	facts   *factSet
	done    map[*analysis.Analyzer]*outcome
	broken  error // why the tests do not compile: they are left out
}

// outcome is what an analyzer made of the package.
type outcome struct {
	result      any
	err         error
	diagnostics []analysis.Diagnostic
}

// analyze does the work on one package and returns the exit code.
func analyze(cfg *config, on, all []*analysis.Analyzer, opts *options) (int, error) {
	// The facts file and the output files must exist, or the go command does not cache the package and runs us again each time.
	mark := ""
	if cfg.variant() {
		mark = variantMark
	}
	if err := writeFile(cfg.VetxOutput, mark); err != nil {
		return 1, err
	}
	out, err := openOutput(cfg)
	if err != nil {
		return 1, err
	}
	defer out.Close()
	if cfg.barren() {
		if err := checkSyntax(cfg); err != nil {
			return 1, err
		}
		if opts.raw && !cfg.VetxOnly {
			// Say that the package was looked at: what the command does not hear of was not analyzed.
			if err := record.Write(out, newRecord(cfg), cfg.Stdout == ""); err != nil {
				return 1, err
			}
		}
		return 0, writeArchive(cfg, nil)
	}

	u := &unit{cfg: cfg, fset: token.NewFileSet(), sources: make(map[string][]byte), imports: make(map[string]*types.Package),
		done: make(map[*analysis.Analyzer]*outcome)}
	if err := u.load(); err != nil {
		if cfg.SucceedOnTypecheckFailure {
			return 0, writeArchive(cfg, nil)
		}
		return 1, err // bare, as compilers print it
	}
	registerFacts(all)
	if u.facts, err = readFacts(u.pkg, cfg.PackageVetx, u.imports); err != nil {
		return 1, fmt.Errorf("srvfix: %w", err)
	}
	for _, a := range on {
		if !cfg.VetxOnly || usesFacts(a) {
			u.exec(a)
		}
	}
	data, err := u.facts.encode()
	if err == nil {
		err = writeFile(cfg.VetxOutput, mark+string(data))
	}
	if err != nil {
		return 1, fmt.Errorf("srvfix: %w", err)
	}
	if cfg.VetxOnly {
		return 0, writeArchive(cfg, nil)
	}
	return u.deliver(out, on, opts)
}

// checkSyntax parses the files of a package that was asked for, though nothing can come from it: a person who is told "no findings" trusts that the
// code was read.
func checkSyntax(cfg *config) error {
	if cfg.VetxOnly {
		return nil
	}
	for _, name := range cfg.GoFiles {
		if _, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err != nil {
			return err
		}
	}
	return nil
}

// openOutput opens the place for standard output.
func openOutput(cfg *config) (io.WriteCloser, error) {
	if cfg.Stdout == "" {
		return os.Stdout, nil
	}
	f, err := os.Create(cfg.Stdout)
	if err != nil {
		return nil, fmt.Errorf("srvfix: create output: %w", err)
	}
	return f, nil
}

func writeFile(name, text string) error {
	if name == "" {
		return nil
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		return fmt.Errorf("srvfix: write output: %w", err)
	}
	return nil
}

// writeArchive writes the fixed files into the zip file from which the go command copies them when all packages are done. An entry is named by the
// absolute path of the file.
func writeArchive(cfg *config, files map[string][]byte) error {
	if cfg.FixArchive == "" {
		return nil
	}
	f, err := os.Create(cfg.FixArchive)
	if err != nil {
		return fmt.Errorf("srvfix: create archive of fixes: %w", err)
	}
	defer f.Close()
	zw := zip.NewWriter(f)
	for _, name := range sortedKeys(files) {
		w, err := zw.Create(name)
		if err == nil {
			_, err = w.Write(files[name])
		}
		if err != nil {
			return fmt.Errorf("srvfix: write archive of fixes: %w", err)
		}
	}
	if err := zw.Close(); err != nil {
		return fmt.Errorf("srvfix: write archive of fixes: %w", err)
	}
	return f.Close()
}

// load parses and type-checks the package.
func (u *unit) load() error {
	for _, name := range u.cfg.GoFiles {
		src, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("srvfix: %w", err)
		}
		f, err := parser.ParseFile(u.fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		u.files = append(u.files, f)
		u.sources[name] = src
	}
	u.sizes = types.SizesFor(u.cfg.Compiler, build.Default.GOARCH)
	err := u.check()
	if err == nil {
		return nil
	}
	// What is wrong with the tests hides nothing of the package.
	tested := len(u.files)
	u.files = slices.DeleteFunc(u.files, func(f *ast.File) bool {
		return strings.HasSuffix(u.fset.File(f.FileStart).Name(), "_test.go")
	})
	if n := len(u.files); n == 0 || n == tested || u.check() != nil {
		return err
	}
	u.broken = err
	return nil
}

// check type-checks the files.
func (u *unit) check() error {
	u.info = &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
	var errs []error
	conf := types.Config{
		Importer:  importer(u.importPath),
		Sizes:     u.sizes,
		GoVersion: u.cfg.GoVersion,
		Error: func(err error) {
			// go/types knows the language of the Go that built it.
			if strings.Contains(err.Error(), "requires newer Go version") {
				err = fmt.Errorf("%w: install srvfix again with the newer Go", err)
			}
			errs = append(errs, err)
		},
	}
	pkg, err := conf.Check(u.cfg.ImportPath, u.fset, u.files, u.info)
	if err != nil {
		if len(errs) > 10 {
			errs = append(errs[:10], errors.New("too many errors"))
		}
		return errors.Join(errs...)
	}
	u.pkg = pkg
	return nil
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

// importPath reads the compiler's export data of a direct dependency.
func (u *unit) importPath(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	path, ok := u.cfg.ImportMap[path] // vendoring and test variants
	if !ok {
		return nil, fmt.Errorf("find import %q: the go command does not name it", path)
	}
	if pkg := u.imports[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	file, ok := u.cfg.PackageFile[path]
	if !ok {
		return nil, fmt.Errorf("find import %q: the go command has no export data of it", path)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read export data of %q: %w", path, err)
	}
	defer f.Close()
	//lint:ignore SA1019 the go command makes archives until Go 1.27
	data, err := gcexportdata.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read export data of %q: %w", path, err)
	}
	return gcexportdata.Read(data, u.fset, u.imports, path)
}

// registerFacts makes the facts of all analyzers known to gob, those of rules that are switched off included: dependencies' files may name them.
func registerFacts(analyzers []*analysis.Analyzer) {
	for _, a := range analyzers {
		for _, f := range a.FactTypes {
			gob.Register(f)
		}
		registerFacts(a.Requires)
	}
}

func usesFacts(a *analysis.Analyzer) bool {
	return len(a.FactTypes) > 0 || slices.ContainsFunc(a.Requires, usesFacts)
}

// exec runs an analyzer, after those that it requires.
func (u *unit) exec(a *analysis.Analyzer) (o *outcome) {
	if o := u.done[a]; o != nil {
		return o
	}
	o = new(outcome)
	u.done[a] = o
	pass := &analysis.Pass{
		Analyzer:     a,
		Fset:         u.fset,
		Files:        u.files,
		OtherFiles:   u.cfg.NonGoFiles,
		IgnoredFiles: u.cfg.IgnoredFiles,
		Pkg:          u.pkg,
		TypesInfo:    u.info,
		TypesSizes:   u.sizes,
		ResultOf:     make(map[*analysis.Analyzer]any),
		ReadFile:     u.readFile,
		Module:       u.cfg.Module,
		Report:       func(d analysis.Diagnostic) { o.diagnostics = append(o.diagnostics, d) },
	}
	for _, req := range a.Requires {
		r := u.exec(req)
		if r.err != nil {
			o.err = r.err
			return o
		}
		pass.ResultOf[req] = r.result
	}
	u.facts.install(pass)
	defer func() {
		// A bug in a rule must not look like a clean package, and should say which package shows it.
		if v := recover(); v != nil {
			o.err = fmt.Errorf("run %s on %s: internal error: %v\n%s", a.Name, u.cfg.ID, v, debug.Stack())
		}
	}()
	o.result, o.err = a.Run(pass)
	if o.err != nil {
		o.err = fmt.Errorf("run %s on %s: %w", a.Name, u.cfg.ID, o.err)
	} else if got := reflect.TypeOf(o.result); a.ResultType != nil && got != a.ResultType {
		o.err = fmt.Errorf("run %s on %s: internal error: result is %v, want %v", a.Name, u.cfg.ID, got, a.ResultType)
	}
	return o
}

// readFile is the ReadFile of passes: only files that the go command names are inputs of its cache key.
func (u *unit) readFile(name string) ([]byte, error) {
	if src, ok := u.sources[name]; ok {
		return slices.Clone(src), nil
	}
	if slices.Contains(u.cfg.NonGoFiles, name) || slices.Contains(u.cfg.IgnoredFiles, name) {
		return os.ReadFile(name)
	}
	return nil, fmt.Errorf("read %s: not a file of %s", name, u.cfg.ID)
}

// deliver fixes, or tells what was found.
func (u *unit) deliver(out io.Writer, on []*analysis.Analyzer, opts *options) (int, error) {
	var errs []error
	for _, a := range on {
		if err := u.done[a].err; err != nil && !slices.ContainsFunc(errs, func(e error) bool { return e.Error() == err.Error() }) {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return 1, fmt.Errorf("srvfix: %w", errors.Join(errs...))
	}
	found := u.findings(on, opts.level)
	switch {
	case opts.raw:
		rec := u.record(found)
		if u.broken != nil {
			rec.Broken = u.broken.Error()
		}
		if opts.servers {
			var err error
			if rec.Servers, err = u.servers(); err != nil {
				return 1, fmt.Errorf("srvfix: %w", err)
			}
		}
		return 0, record.Write(out, rec, u.cfg.Stdout == "")
	case opts.fix && u.broken != nil:
		return 1, u.broken // who knows what a fix would do to the tests
	case opts.fix:
		return 0, u.fix(out, found, opts.diff)
	}
	found = append(found, u.compileErrors()...)
	if opts.json {
		return 0, printJSON(out, u.cfg.ID, found)
	}
	printText(os.Stderr, found, opts.context)
	if len(found) > 0 {
		return 1, nil
	}
	return 0, nil
}

// checkEdits reports why edits must not be applied: half of what a vet tool sees are not files that a person wrote.
func (u *unit) checkEdits(edits []analysis.TextEdit) error {
	for _, e := range edits {
		tf := u.fset.File(e.Pos)
		end := e.End
		if !end.IsValid() {
			end = e.Pos
		}
		if tf == nil || u.fset.File(end) != tf || end < e.Pos {
			return errors.New("an edit is out of place")
		}
		i := slices.IndexFunc(u.files, func(f *ast.File) bool { return u.fset.File(f.FileStart) == tf })
		if i < 0 {
			return errors.New("an edit touches another package")
		}
		if !u.cfg.inDir(tf.Name()) || usesCgo(u.files[i]) {
			return errors.New("the file is rewritten by cgo")
		}
		if ast.IsGenerated(u.files[i]) {
			return errors.New("the file is generated")
		}
		if shown, real := u.fset.Position(e.Pos), u.fset.PositionFor(e.Pos, false); shown.Filename != real.Filename || shown.Line != real.Line {
			return errors.New("a //line comment maps the code to another file")
		}
	}
	return nil
}

// usesCgo reports whether the file imports "C": the go command hands over what cgo made of it.
func usesCgo(f *ast.File) bool {
	return slices.ContainsFunc(f.Imports, func(s *ast.ImportSpec) bool { return strings.Trim(s.Path.Value, "`\"") == "C" })
}
