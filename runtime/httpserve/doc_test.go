// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// parsed returns the files of the package for all systems.
func parsed(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return fset, files
}

// exported calls f for every exported name of the package, with its comment.
func exported(file *ast.File, f func(name *ast.Ident, comment string)) {
	see := func(name *ast.Ident, groups ...*ast.CommentGroup) {
		if !name.IsExported() {
			return
		}
		for _, g := range groups {
			if text := g.Text(); text != "" {
				f(name, text)
				return
			}
		}
		f(name, "")
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil || receiverIsExported(d.Recv.List[0].Type) {
				see(d.Name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.ValueSpec:
					for _, name := range s.Names {
						see(name, s.Doc, s.Comment, d.Doc)
					}
				case *ast.TypeSpec:
					see(s.Name, s.Doc, d.Doc)
					var fields *ast.FieldList
					switch typ := s.Type.(type) {
					case *ast.StructType:
						fields = typ.Fields
					case *ast.InterfaceType:
						fields = typ.Methods
					}
					if fields == nil || !s.Name.IsExported() {
						continue
					}
					for i, field := range fields.List {
						for _, name := range field.Names {
							groups := []*ast.CommentGroup{field.Doc, field.Comment}
							if i > 0 && field.Pos()-fields.List[i-1].End() < 4 {
								groups = append(groups, fields.List[i-1].Doc) // a block under one comment
							}
							see(name, groups...)
						}
					}
				}
			}
		}
	}
}

func receiverIsExported(typ ast.Expr) bool {
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, ok := typ.(*ast.Ident)
	return ok && name.IsExported()
}

func TestEveryExportedNameIsDocumented(t *testing.T) {
	fset, files := parsed(t)
	n := 0
	for _, file := range files {
		exported(file, func(name *ast.Ident, comment string) {
			n++
			if comment == "" {
				t.Errorf("%s: %s has no comment", fset.Position(name.Pos()), name.Name)
			}
		})
	}
	if n < 20 {
		t.Errorf("only %d exported names found", n)
	}
}

// options returns the functions that make an Option, with their comments.
func options(t *testing.T) map[string]string {
	_, files := parsed(t)
	opts := make(map[string]string)
	for _, file := range files {
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || f.Recv != nil || f.Type.Results == nil || len(f.Type.Results.List) != 1 {
				continue
			}
			if typ, ok := f.Type.Results.List[0].Type.(*ast.Ident); ok && typ.Name == "Option" {
				opts[f.Name.Name] = f.Doc.Text()
			}
		}
	}
	if len(opts) < 10 {
		t.Fatalf("only %d options found", len(opts))
	}
	return opts
}

// Options say what holds without them, and the tables list all of them and of the environment.
func TestOptionsAreInTables(t *testing.T) {
	_, files := parsed(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Log("a copy of the package has no README:", err)
	}
	packageDoc := ""
	for _, f := range files {
		packageDoc += f.Doc.Text()
	}
	listed := func(name string) {
		t.Helper()
		if readme != nil && !regexp.MustCompile("(?m)^\\| `"+name+"\\b").Match(readme) {
			t.Errorf("%s: the tables of ../README.md have no row for it", name)
		}
		if !regexp.MustCompile(`(?m)^\t` + name + `\b`).MatchString(packageDoc) {
			t.Errorf("%s: the tables of doc.go have no row for it", name)
		}
	}
	for name, comment := range options(t) {
		if !strings.Contains(comment, "Default") {
			t.Errorf("%s: the comment does not say what the default is", name)
		}
		listed(name)
	}
	for _, name := range []string{envDrainDelay, envDrainTimeout, envReusePort, envPort} {
		listed(name)
	}
}

// Links in comments lead somewhere.
func TestDocLinks(t *testing.T) {
	fset, files := parsed(t)
	// The package must have every name once: files for other systems declare them again.
	pkg, err := doc.NewFromFiles(fset, withoutRepeats(files), "example.com/httpserve", doc.PreserveAST)
	if err != nil {
		t.Fatal(err)
	}
	p := pkg.Parser()
	broken := regexp.MustCompile(`\[\*?[A-Z]\w*(\.\w+)?\]`)
	check := func(where, text string) {
		walk := func(texts []comment.Text) {
			for _, x := range texts {
				if plain, ok := x.(comment.Plain); ok {
					if m := broken.FindString(string(plain)); m != "" {
						t.Errorf("%s: %s leads nowhere", where, m)
					}
				}
			}
		}
		for _, b := range p.Parse(text).Content {
			switch b := b.(type) {
			case *comment.Paragraph:
				walk(b.Text)
			case *comment.List:
				for _, item := range b.Items {
					for _, c := range item.Content {
						if para, ok := c.(*comment.Paragraph); ok {
							walk(para.Text)
						}
					}
				}
			}
		}
	}
	check("doc.go", pkg.Doc)
	for _, file := range files {
		exported(file, func(name *ast.Ident, comment string) { check(name.Name, comment) })
	}
}

func withoutRepeats(files []*ast.File) []*ast.File {
	seen := make(map[string]bool)
	var kept []*ast.File
	for _, f := range files {
		again := false
		exported(f, func(name *ast.Ident, _ string) {
			again = again || seen[name.Name] && name.Obj != nil && name.Obj.Kind == ast.Fun
		})
		if again {
			continue
		}
		exported(f, func(name *ast.Ident, _ string) { seen[name.Name] = true })
		kept = append(kept, f)
	}
	return kept
}
