package fixes

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/aymanbagabas/go-udiff"
)

// verify type-checks the package with all fixed files together, and returns what passes: a fix that does not compile is
// worse than none.
func (p *planner) verify(all []*bundle) []*bundle {
	fixed := map[*bundle]map[*ast.File]*ast.File{}
	together := map[*ast.File]*ast.File{}
	all = slices.DeleteFunc(all, func(b *bundle) bool {
		files, err := p.parse(b)
		if err != nil {
			b.withdraw(err)
			return true
		}
		fixed[b] = files
		maps.Copy(together, files)
		return false
	})
	if len(all) == 0 || p.check(together) == nil {
		return all
	}
	// Find out which are to blame: each alone, then what is left together.
	together = map[*ast.File]*ast.File{}
	all = slices.DeleteFunc(all, func(b *bundle) bool {
		if err := p.check(fixed[b]); err != nil {
			b.withdraw(err)
			return true
		}
		maps.Copy(together, fixed[b])
		return false
	})
	if err := p.check(together); err != nil {
		for _, b := range all {
			b.withdraw(err)
		}
		return nil
	}
	return all
}

func (b *bundle) withdraw(err error) {
	for _, j := range b.jobs {
		j.refuse(j.Want, fmt.Sprintf("the fixed file would not compile: %v", err))
	}
}

// parse applies the edits of a bundle in memory and parses the results.
func (p *planner) parse(b *bundle) (map[*ast.File]*ast.File, error) {
	out := map[*ast.File]*ast.File{}
	for _, f := range b.files {
		all := f.imports
		for _, x := range f.shares {
			all = union(all, x.edits)
		}
		text, err := udiff.ApplyBytes(f.src.text, all)
		if err != nil {
			return nil, err
		}
		if out[f.src.ast], err = parser.ParseFile(p.pass.Fset, f.src.name, text, parser.SkipObjectResolution); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// check type-checks the package with some files replaced.
func (p *planner) check(fixed map[*ast.File]*ast.File) error {
	var files []*ast.File
	for _, f := range p.pass.Files {
		if after := fixed[f]; after != nil {
			f = after
		}
		files = append(files, f)
	}
	var first error
	conf := types.Config{
		Importer:  &guard{p: p},
		GoVersion: p.pass.Pkg.GoVersion(),
		Sizes:     p.pass.TypesSizes,
		Error: func(err error) { // soft errors count too: the compiler stops at unused imports
			if first == nil {
				first = err
			}
		},
	}
	conf.Check(p.pass.Pkg.Path(), p.pass.Fset, files, nil) // reports to conf.Error
	return first
}

// guard imports what the fixed package imports: what the driver loaded for the untouched package, and stubs for what
// fixes add.
type guard struct {
	p    *planner
	stub *types.Package
	http *types.Package // see server
}

func (g *guard) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	for _, imp := range g.p.pass.Pkg.Imports() {
		if imp.Path() == path {
			return imp, nil
		}
	}
	if path == g.p.runtime {
		return g.runtime()
	}
	if path == "net/http" {
		return g.server(), nil
	}
	found := search(g.p.pass.Pkg, path, map[*types.Package]bool{})
	if path == "time" && found != nil {
		return withSecond(found), nil
	}
	if path == "syscall" {
		return withTerm(found), nil
	}
	if path == "os" || path == "cmp" {
		return withDefaults(path, found)
	}
	if found == nil {
		return nil, fmt.Errorf("package %s is not loaded", path)
	}
	return found, nil
}

// runtime declares the part of the runtime's API that fixes call, so that a fixed package can be type-checked before
// the module has the runtime. A test compares it with the runtime. The types come from http.Server itself.
func (g *guard) runtime() (*types.Package, error) {
	if g.stub != nil {
		return g.stub, nil
	}
	server := g.server().Scope().Lookup("Server").Type()
	srv := types.NewPointer(server)
	st := server.Underlying().(*types.Struct)
	var handler types.Type
	for f := range st.Fields() {
		if f.Name() == "Handler" {
			handler = f.Type()
		}
	}
	serve, _, _ := types.LookupFieldOrMethod(srv, false, nil, "Serve")
	listener := serve.(*types.Func).Signature().Params().At(0).Type()
	text, failure := types.Typ[types.String], types.Universe.Lookup("error").Type()

	pkg := types.NewPackage(g.p.runtime, "httpserve")
	option := types.NewTypeName(token.NoPos, pkg, "Option", nil)
	opt := types.NewNamed(option, types.NewInterfaceType(nil, nil), nil)
	pkg.Scope().Insert(option)
	declare := func(name string, variadic bool, result types.Type, params ...types.Type) {
		if variadic {
			params = append(params, types.NewSlice(opt))
		}
		var in []*types.Var
		for _, t := range params {
			in = append(in, types.NewParam(token.NoPos, pkg, "", t))
		}
		out := types.NewTuple(types.NewParam(token.NoPos, pkg, "", result))
		pkg.Scope().Insert(types.NewFunc(token.NoPos, pkg, name, types.NewSignatureType(nil, nil, nil, types.NewTuple(in...), out, variadic)))
	}
	declare("ListenAndServe", true, failure, text, handler)
	declare("ListenAndServeTLS", true, failure, text, text, text, handler)
	declare("Serve", true, failure, listener, handler)
	declare("ServeTLS", true, failure, listener, handler, text, text)
	declare("Run", true, failure, srv)
	declare("Harden", true, srv, srv)
	declare("Listener", false, opt, listener)
	declare("TLS", false, opt, text, text)
	declare("ReusePort", false, opt)
	pkg.MarkComplete()
	g.stub = pkg
	return pkg, nil
}

// search looks for a package among the imports of pkg and theirs.
func search(pkg *types.Package, path string, seen map[*types.Package]bool) *types.Package {
	for _, imp := range pkg.Imports() {
		if imp.Path() == path {
			return imp
		}
	}
	for _, imp := range pkg.Imports() {
		if !seen[imp] {
			seen[imp] = true
			if found := search(imp, path, seen); found != nil {
				return found
			}
		}
	}
	return nil
}

// withSecond returns a package time that has what fixes need. Export data of other packages carries only the parts of
// time that they use, which is Duration but not Second.
func withSecond(seen *types.Package) *types.Package {
	d := seen.Scope().Lookup("Duration")
	if d == nil || seen.Scope().Lookup("Second") != nil {
		return seen
	}
	pkg := types.NewPackage("time", "time")
	pkg.Scope().Insert(types.NewTypeName(token.NoPos, pkg, "Duration", d.Type()))
	pkg.Scope().Insert(types.NewConst(token.NoPos, pkg, "Second", d.Type(), constant.MakeInt64(1e9)))
	pkg.MarkComplete()
	return pkg
}
