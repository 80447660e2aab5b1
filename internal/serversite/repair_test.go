package serversite_test

import (
	"bytes"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/comments"
	"github.com/srvfix/srvfix/internal/patch"
	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/snapshot"
)

// FuzzFixes mutates files as FuzzRules does, and repairs those that compile, with LF or CRLF line ends: every fix
// alone and all together must compile and keep every comment, and a second run must find nothing more to fix.
//
//	go test -fuzz FuzzFixes ./internal/serversite
func FuzzFixes(f *testing.F) {
	before := rule.Options.Runtime
	f.Cleanup(func() { rule.Options.Runtime = before })
	seeds := seedFiles(f)
	for i := range seeds {
		f.Add(uint16(i), []byte{}, uint8(i))
	}
	f.Fuzz(func(t *testing.T, seed uint16, ops []byte, form uint8) {
		src := mutated(seeds[int(seed)%len(seeds)], ops)
		if form&1 != 0 && !bytes.Contains(src, []byte("\r")) {
			src = bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n"))
		}
		if rule.Options.Runtime = fixes.Embed; form&2 != 0 {
			rule.Options.Runtime = fixes.Off
		}
		if compile(t, src) == nil {
			repair(t, src)
		}
	})
}

// compile returns the first type error of a file.
func compile(t *testing.T, src []byte) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", src, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	_, err = (&types.Config{Importer: withRuntime(t)}).Check("example.com/judged", fset, []*ast.File{file}, nil)
	return err
}

// repair checks the fixes of a file.
func repair(t *testing.T, src []byte) {
	list := fixesOf(t, src)
	apply := func(some [][]record.Edit) []byte {
		edits, dropped := patch.Merge(some)
		if len(dropped) > 0 {
			t.Fatalf("fixes overlap\n%s", src)
		}
		after, err := patch.Apply(src, edits["main.go"])
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		if lost, err := comments.Lost(src, after); err != nil || len(lost) > 0 {
			t.Fatalf("lost %q: %v\n%s", lost, err, after)
		}
		if err := compile(t, after); err != nil {
			t.Fatalf("%v\n%s\n--- was\n%s", err, after, src)
		}
		return after
	}
	for _, one := range list {
		apply([][]record.Edit{one})
	}
	if len(list) > 0 {
		after := apply(list)
		if again := fixesOf(t, after); len(again) > 0 {
			t.Fatalf("a second run has fixes: %v\n%s\n--- was\n%s", again, after, src)
		}
	}
}

// fixesOf returns the different fixes of what the rules find in a file.
func fixesOf(t *testing.T, src []byte) (list [][]record.Edit) {
	r := run(t, withRuntime(t), src, analyzers.All()...)
	for _, a := range analyzers.All() {
		for _, f := range r.results[a].(*rule.Result).Findings {
			if f.Fix == nil {
				continue
			}
			var edits []record.Edit
			for _, e := range f.Fix.Edits {
				tf := r.pass.Fset.File(e.Pos)
				edits = append(edits, record.Edit{File: tf.Name(), Start: tf.Offset(e.Pos), End: tf.Offset(e.End), New: string(e.NewText)})
			}
			if !slices.ContainsFunc(list, func(old []record.Edit) bool { return slices.Equal(old, edits) }) {
				list = append(list, edits)
			}
		}
	}
	return list
}

// withRuntime imports the standard library, and the runtime where fixes expect it.
func withRuntime(t *testing.T) importer {
	library := standard(t)
	const path = "example.com/judged/" + fixes.EmbedDir
	return func(name string) (*types.Package, error) {
		if name == path {
			return embedded(library, path)
		}
		return library(name)
	}
}

var runtimePackage struct {
	sync.Mutex
	pkg *types.Package
}

// embedded type-checks the runtime, once.
func embedded(library importer, path string) (*types.Package, error) {
	runtimePackage.Lock()
	defer runtimePackage.Unlock()
	if runtimePackage.pkg != nil {
		return runtimePackage.pkg, nil
	}
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for _, f := range snapshot.Copy("test") {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			return nil, err
		}
	}
	listed, err := build.ImportDir(dir, 0)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range listed.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	// Not every package that the functions use is listed; the declarations matter.
	conf := types.Config{Importer: library, IgnoreFuncBodies: true, Error: func(error) {}}
	runtimePackage.pkg, _ = conf.Check(path, fset, files, nil)
	return runtimePackage.pkg, nil
}
