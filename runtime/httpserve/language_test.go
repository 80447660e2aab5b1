// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
	"strings"
	"testing"
)

// The folder is also copied into modules whose go.mod says what language its files are written in:
// nothing newer than Go 1.12 may be used, while the standard library is that of the toolchain.
func TestLanguageVersion(t *testing.T) {
	for _, goos := range []string{"linux", "windows"} {
		t.Run(goos, func(t *testing.T) {
			ctx := build.Default
			ctx.GOOS = goos
			pkg, err := ctx.ImportDir(".", 0)
			if err != nil {
				t.Fatal(err)
			}
			fset := token.NewFileSet()
			var files []*ast.File
			for _, name := range pkg.GoFiles {
				f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, f)
				for _, i := range f.Imports {
					// A copy has no module of its own to import from.
					if path, _ := strconv.Unquote(i.Path.Value); strings.Contains(path, ".") {
						t.Errorf("%s imports %s", name, path)
					}
				}
			}
			conf := types.Config{
				GoVersion: "go1.12",
				Importer:  importer.Default(),
				Error: func(err error) {
					// The imported packages are those of this system.
					if !strings.Contains(err.Error(), "undefined: syscall.") {
						t.Error(err)
					}
				},
			}
			conf.Check("httpserve", fset, files, nil)
		})
	}
}
