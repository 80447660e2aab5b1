package serversite_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// FuzzRules mutates files of the testdata folders and of the standard library: statements are deleted, doubled,
// exchanged and put inside of others, operands and names replaced by others of the file. Whatever parses is judged,
// most of it with type errors: no rule may panic.
//
//	go test -fuzz FuzzRules ./internal/serversite
func FuzzRules(f *testing.F) {
	all(f)
	seeds := seedFiles(f)
	for i := range seeds {
		f.Add(uint16(i), []byte{})
		f.Add(uint16(i), []byte{byte(i), 1, byte(i * 7), 3, byte(i * 11), 2, 0, byte(i * 5), 1, byte(i)})
	}
	f.Fuzz(func(t *testing.T, seed uint16, ops []byte) {
		judge(t, mutated(seeds[int(seed)%len(seeds)], ops))
	})
}

// mutated changes a file in some places, each given by five bytes.
func mutated(src []byte, ops []byte) []byte {
	for n := 0; len(ops) >= 5 && n < 12; n, ops = n+1, ops[5:] {
		next, ok := mutate(src, ops[0], int(ops[1])<<8+int(ops[2]), int(ops[3])<<8+int(ops[4]))
		if ok {
			src = next
		}
	}
	return src
}

// seedFiles reads the files to start from.
func seedFiles(t testing.TB) [][]byte {
	t.Helper()
	root := goroot(t)
	var names []string
	for _, pattern := range []string{
		"../../testdata/shapes/*/*.go", "../../testdata/statements/*.go", "../../testdata/endings/*/*.go", "../../testdata/programs/*/*.go",
		"../../testdata/protocols/*.go", "../../testdata/protocols/*/*.go",
		"../../analyzers/*/testdata/*/*/*.go", "../../analyzers/*/testdata/*/*.go",
		root + "/src/net/http/httptest/server.go", root + "/src/net/http/example*_test.go",
		root + "/src/net/rpc/server.go", root + "/src/net/http/pprof/pprof.go",
	} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	var seeds [][]byte
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, src)
	}
	if len(seeds) < 100 {
		t.Fatalf("%d files to start from, want more", len(seeds))
	}
	return seeds
}

// piece is a range of bytes.
type piece struct{ start, end int }

// mutate changes one place of a file. ok is false when the result does not parse.
func mutate(src []byte, kind byte, i, j int) (out []byte, ok bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.SkipObjectResolution)
	if err != nil {
		return nil, false
	}
	var stmts, exprs, names, decls []piece
	of := func(n ast.Node) piece { return piece{fset.Position(n.Pos()).Offset, fset.Position(n.End()).Offset} }
	for _, d := range file.Decls {
		if gen, ok := d.(*ast.GenDecl); !ok || gen.Tok != token.IMPORT {
			decls = append(decls, of(d))
		}
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Ident:
				names, exprs = append(names, of(n)), append(exprs, of(n))
			case ast.Expr:
				exprs = append(exprs, of(n))
			case ast.Stmt:
				stmts = append(stmts, of(n))
			}
			return true
		})
	}
	list := [][]piece{stmts, stmts, stmts, stmts, exprs, names, exprs, decls}[kind%8]
	if len(list) == 0 {
		return nil, false
	}
	a, b := list[i%len(list)], list[j%len(list)]
	text := func(p piece) string { return string(src[p.start:p.end]) }
	replace := func(p piece, with string) { out = slices.Concat(src[:p.start], []byte(with), src[p.end:]) }
	switch kind % 8 {
	case 0: // delete a statement
		replace(a, "")
	case 1: // double it
		replace(a, text(a)+"\n"+text(a))
	case 2: // exchange two, or put one where the other, which holds it, was
		if a.start > b.start {
			a, b = b, a
		}
		if b.start < a.end {
			replace(a, text(b))
			break
		}
		out = slices.Concat(src[:a.start], []byte(text(b)), src[a.end:b.start], []byte(text(a)), src[b.end:])
	case 3: // run it elsewhere: in a loop, a goroutine, a deferred call or under a condition
		around := []string{"for { ? }", "go func() { ? }()", "defer func() { ? }()", "if len(os.Args) > 1 { ? }", "func() { ? }()", "switch { case true: ? }"}
		replace(a, strings.Replace(around[j%len(around)], "?", "\n"+text(a)+"\n", 1))
	case 4, 5: // another operand, another name
		replace(a, text(b))
	case 6: // a value that no one expects
		odd := []string{"nil", "0", `""`, "(" + text(a) + ")", "func() {}", "[]any{}[0]", "*new(*struct{})", "any(" + text(a) + ")"}
		replace(a, odd[j%len(odd)])
	case 7: // delete a declaration
		replace(a, "")
	}
	_, err = parser.ParseFile(token.NewFileSet(), "", out, parser.SkipObjectResolution)
	return out, err == nil && len(out) < 1<<17
}
