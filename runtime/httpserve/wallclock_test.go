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
	"testing"
)

// A clock of the machine that is set must not end or prolong anything. What time.Now returns has a
// reading of the monotonic clock, which counts as long as only the methods below are used.
func TestWallClockIsNotUsed(t *testing.T) {
	monotonic := map[string]bool{"Add": true, "Sub": true, "Before": true, "After": true, "IsZero": true}
	except := map[string]string{
		"lookout.go Round": "whether a deadline of the program has a reading of the monotonic clock",
	}
	pkg, err := build.ImportDir(".", 0)
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
	}
	info := &types.Info{Selections: map[*ast.SelectorExpr]*types.Selection{}}
	conf := types.Config{Importer: importer.Default()}
	if _, err := conf.Check("httpserve", fset, files, info); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for sel, s := range info.Selections {
		if recv := s.Recv().String(); recv != "time.Time" && recv != "*time.Time" {
			continue
		}
		seen++
		at := fset.Position(sel.Pos())
		if name := sel.Sel.Name; !monotonic[name] && except[at.Filename+" "+name] == "" {
			t.Errorf("%v: time.Time.%s", at, name)
		}
	}
	if seen == 0 {
		t.Error("no time is looked at")
	}
}
