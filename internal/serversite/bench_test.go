package serversite_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/srvfix/srvfix/analyzers"
)

// BenchmarkRules runs all rules, fixes included, on packages that are type-checked already, and tells how much of the
// time of type-checking that is: the driver has to do that anyway as soon as a package imports net/http.
func BenchmarkRules(b *testing.B) {
	imports := standard(b)
	for _, of := range []struct{ name, folder string }{
		{"no net/http", "go/printer"},
		{"client of net/http", "net/http/httputil"},
		{"three servers", "net/http/httptest"},
		{"a program that serves", "cmd/trace"},
	} {
		b.Run(of.name, func(b *testing.B) {
			fset := token.NewFileSet()
			names, err := filepath.Glob(filepath.Join(goroot(b), "src", of.folder, "*.go"))
			if err != nil || len(names) == 0 {
				b.Fatalf("no files: %v", err)
			}
			var files []*ast.File
			for _, name := range names {
				if strings.HasSuffix(name, "_test.go") {
					continue
				}
				file, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
				if err != nil {
					b.Fatal(err)
				}
				files = append(files, file)
			}
			var checking, judging time.Duration
			for b.Loop() {
				begin := time.Now()
				pass := check(imports, fset, files...)
				checked := time.Now()
				r := newRunner(pass)
				for _, a := range analyzers.All() {
					if err := r.run(a); err != nil {
						b.Fatal(err)
					}
				}
				checking += checked.Sub(begin)
				judging += time.Since(checked)
			}
			b.ReportMetric(float64(judging)/float64(checking), "rules/type-check")
		})
	}
}
