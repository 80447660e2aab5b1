package fixes

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
)

// A driver loads the packages that the analysed package imports. Of others it has only what those mention, which for
// a program that talks to a framework may be little. This file adds what fixes need, so that the fixed package can be
// type-checked.

// server returns a package net/http that has Server.
func (g *guard) server() *types.Package {
	if g.http != nil {
		return g.http
	}
	g.http = search(g.p.pass.Pkg, "net/http", map[*types.Package]bool{})
	if g.http.Complete() {
		return g.http
	}
	seen := g.http
	g.http = types.NewPackage("net/http", "http") // the type checker passes over imports that are not complete
	for _, name := range seen.Scope().Names() {
		g.http.Scope().Insert(seen.Scope().Lookup(name))
	}
	if seen.Scope().Lookup("Server") == nil {
		g.declareServer()
	}
	g.http.MarkComplete()
	return g.http
}

// declareServer declares what fixes use of Server, and Handler if it is missing too.
func (g *guard) declareServer() {
	pkg := g.http
	typ := func(of *types.Package, name string, underlying types.Type) types.Type {
		if of != nil {
			if obj := of.Scope().Lookup(name); obj != nil {
				return obj.Type()
			}
		}
		obj := types.NewTypeName(token.NoPos, pkg, name, nil)
		if of == pkg {
			pkg.Scope().Insert(obj)
		}
		return types.NewNamed(obj, underlying, nil)
	}
	find := func(path string) *types.Package { return search(g.p.pass.Pkg, path, map[*types.Package]bool{}) }
	text, failure := types.Typ[types.String], types.Universe.Lookup("error").Type()
	nothing := types.NewInterfaceType(nil, nil)
	params := func(list ...types.Type) *types.Tuple {
		var out []*types.Var
		for _, t := range list {
			out = append(out, types.NewParam(token.NoPos, pkg, "", t))
		}
		return types.NewTuple(out...)
	}
	writer, request := typ(pkg, "ResponseWriter", nothing), typ(pkg, "Request", types.NewStruct(nil, nil))
	serveHTTP := types.NewSignatureType(nil, nil, nil, params(writer, types.NewPointer(request)), nil, false)
	handler := typ(pkg, "Handler", types.NewInterfaceType([]*types.Func{types.NewFunc(token.NoPos, pkg, "ServeHTTP", serveHTTP)}, nil))
	listener := typ(find("net"), "Listener", nothing)
	duration := typ(find("time"), "Duration", types.Typ[types.Int64])
	field := func(name string, t types.Type) *types.Var { return types.NewField(token.NoPos, pkg, name, t, false) }
	server := typ(pkg, "Server", types.NewStruct([]*types.Var{
		field("Addr", text), field("Handler", handler), field("ReadHeaderTimeout", duration), field("IdleTimeout", duration),
	}, nil)).(*types.Named)
	method := func(name string, in ...types.Type) {
		recv := types.NewParam(token.NoPos, pkg, "srv", types.NewPointer(server))
		server.AddMethod(types.NewFunc(token.NoPos, pkg, name, types.NewSignatureType(recv, nil, nil, params(in...), params(failure), false)))
	}
	method("ListenAndServe")
	method("ListenAndServeTLS", text, text)
	method("Serve", listener)
	method("ServeTLS", listener, text, text)
}

// withDefaults returns a package os or cmp with the function that spells a default: os.Getenv, cmp.Or.
func withDefaults(path string, seen *types.Package) (*types.Package, error) {
	source := map[string]string{
		"os":  "package os; func Getenv(key string) string { return key }",
		"cmp": "package cmp; func Or[T comparable](vals ...T) T { return vals[0] }",
	}[path]
	if seen != nil && seen.Complete() {
		return seen, nil
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path+".go", source, 0)
	if err != nil {
		return nil, fmt.Errorf("declare package %s: %w", path, err)
	}
	return new(types.Config).Check(path, fset, []*ast.File{file}, nil)
}
