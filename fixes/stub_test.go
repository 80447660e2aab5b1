package fixes

import (
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestStubMatchesRuntime compares what fixes type-check against with the runtime that programs will link.
func TestStubMatchesRuntime(t *testing.T) {
	build.Default.CgoEnabled = false // the source importer would run cgo for package net
	fset := token.NewFileSet()
	imp := importer.ForCompiler(fset, "source", nil)
	names, err := filepath.Glob("../internal/snapshot/files/*.go.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no snapshot of the runtime: %v", err)
	}
	var files []*ast.File
	for _, name := range names {
		// The copies end in .txt, so file names do not choose the system; the exported API is the same on all.
		if base := filepath.Base(name); strings.HasSuffix(base, "_windows.go.txt") || strings.HasSuffix(base, "_other.go.txt") || strings.HasSuffix(base, "_linux.go.txt") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(fset, name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	conf := types.Config{Importer: imp, IgnoreFuncBodies: true, Error: func(error) {}} // the platform halves are missing
	real, _ := conf.Check(RuntimePackage, fset, files, nil)
	http, err := imp.Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	user := types.NewPackage("example.com/user", "user")
	user.SetImports([]*types.Package{http})
	g := &guard{p: &planner{pass: &analysis.Pass{Pkg: user}, runtime: RuntimePackage}}
	stub, err := g.runtime()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range stub.Scope().Names() {
		fn, ok := stub.Scope().Lookup(name).(*types.Func)
		if !ok {
			continue
		}
		have := real.Scope().Lookup(name)
		if have == nil {
			t.Errorf("the runtime has no %s", name)
			continue
		}
		if got, want := signature(have), signature(fn); got != want {
			t.Errorf("%s: the runtime has %s, the stub %s", name, got, want)
		}
	}
}

// signature spells the types of a function without the names of its parameters.
func signature(obj types.Object) string {
	sig := obj.Type().(*types.Signature)
	var out []string
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			out = append(out, types.TypeString(v.Type(), (*types.Package).Name))
		}
		out = append(out, ";")
	}
	return strings.Join(out, " ")
}
