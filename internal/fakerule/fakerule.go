// Package fakerule holds analyzers with which the drivers are tested: they have results, facts, levels and fixes like rules, and hardly any judgement.
// It is imported by tests only.
package fakerule

import (
	"go/ast"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"golang.org/x/mod/modfile"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// Analyzers returns the fake rules, sorted by name.
func Analyzers() []*analysis.Analyzer { return []*analysis.Analyzer{handle, serve} }

var serve = &analysis.Analyzer{
	Name:       "serve",
	Doc:        "report calls of http.ListenAndServe and of functions that call it",
	Run:        runServe,
	FactTypes:  []analysis.Fact{(*serves)(nil)},
	ResultType: reflect.TypeFor[*rule.Result](),
	Requires:   []*analysis.Analyzer{crash},
}

// crash fails like a rule with a bug, deep in what others require.
var crash = &analysis.Analyzer{
	Name: "crash",
	Doc:  "panic at functions that are called crash",
	Run: func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Scope().Lookup("crash") != nil {
			panic("crash")
		}
		return nil, nil
	},
}

var handle = &analysis.Analyzer{
	Name:       "handle",
	Doc:        "report calls of http.Handle",
	Run:        runHandle,
	ResultType: reflect.TypeFor[*rule.Result](),
}

// serves is the fact that a function calls http.ListenAndServe.
type serves struct{ Depth int }

func (*serves) AFact()         {}
func (*serves) String() string { return "serves" }

func runServe(pass *analysis.Pass) (any, error) {
	res := new(rule.Result)
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				callee := typeutil.StaticCallee(pass.TypesInfo, call)
				if callee == nil {
					return true
				}
				var fact serves
				switch {
				case callee.FullName() == "net/http.ListenAndServe":
					fact.Depth = 1
					if commented(file, call) {
						break
					}
					report(pass, res, file, call, "serve/direct", "http.ListenAndServe is called: this is a test", rule.Warning)
				case pass.ImportObjectFact(callee, &fact):
					fact.Depth++
					report(pass, res, nil, call, "serve/indirect", callee.Name()+" serves: this is a test", rule.Error)
				default:
					return true
				}
				if obj := pass.TypesInfo.Defs[fn.Name]; obj != nil {
					pass.ExportObjectFact(obj, &fact)
				}
				return true
			})
		}
	}
	return res, nil
}

func runHandle(pass *analysis.Pass) (any, error) {
	res := new(rule.Result)
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if f := typeutil.StaticCallee(pass.TypesInfo, call); f != nil && f.FullName() == "net/http.Handle" {
					report(pass, res, nil, call, "handle/called", "http.Handle is called: this is a test", rule.Advice)
				}
			}
			return true
		})
	}
	return res, nil
}

// report reports a call. With a file there is a fix: the call goes to the runtime, or without a runtime gets a comment.
func report(pass *analysis.Pass, res *rule.Result, file *ast.File, call *ast.CallExpr, category, message string, level rule.Level) {
	f := &rule.Finding{Category: category, Level: level, Message: message, Place: call, Group: call.Pos()}
	if file == nil {
		f.NoFix = "the fake rule has none"
	} else {
		f.Fix = fixCall(pass, file, call)
		if f.Fix != nil && f.Fix.Safety == fixes.Unsafe && !rule.Options.Unsafe {
			f.Fix, f.NoFix = nil, "the address is fixed; run with -unsafe"
		}
	}
	res.Findings = append(res.Findings, f)
	pass.Report(f.Diagnostic())
}

func fixCall(pass *analysis.Pass, file *ast.File, call *ast.CallExpr) *fixes.Fix {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	fix := &fixes.Fix{Title: "Serve by the runtime"}
	if lit, ok := call.Args[0].(*ast.BasicLit); ok && strings.Contains(lit.Value, "unsafe") {
		fix.Safety, fix.Reason = fixes.Unsafe, "it is a test"
	}
	dir := fixes.ModuleDir(filepath.Dir(pass.Fset.File(call.Pos()).Name()))
	path := fixes.Locate(dir)
	switch {
	case path != "":
	case rule.Options.Runtime == fixes.Module:
		path = fixes.RuntimePackage
	case rule.Options.Runtime == fixes.Embed && dir != "":
		data, _ := os.ReadFile(filepath.Join(dir, "go.mod")) // a pass over single files has no Module
		path = fixes.EmbedPath(modfile.ModulePath(data))
	}
	if rule.Options.Runtime == fixes.Off || path == "" {
		fix.Title = "Add a comment"
		fix.Edits = []analysis.TextEdit{{Pos: call.Pos(), End: call.Pos(), NewText: []byte("/* served */")}}
		return fix
	}
	if lit, ok := call.Args[0].(*ast.BasicLit); ok && strings.Contains(lit.Value, "hide") {
		// A fix that breaks those who import the package.
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Pos() <= call.Pos() && call.End() <= fn.End() {
				fix.Edits = append(fix.Edits, analysis.TextEdit{Pos: fn.Name.Pos(), End: fn.Name.End(), NewText: []byte("hidden")})
			}
		}
	}
	fix.Runtime = path
	pkg := sel.X.(*ast.Ident)
	fix.Edits = append(fix.Edits, analysis.TextEdit{Pos: pkg.Pos(), End: pkg.End(), NewText: []byte("httpserve")})
	if !imports(file, path) {
		spec := file.Imports[len(file.Imports)-1]
		fix.Edits = append(fix.Edits, analysis.TextEdit{Pos: spec.End(), End: spec.End(), NewText: []byte(`; "` + path + `"`)})
	}
	return fix
}

// commented reports whether the fix that needs no runtime was made.
func commented(file *ast.File, call *ast.CallExpr) bool {
	return slices.ContainsFunc(file.Comments, func(c *ast.CommentGroup) bool { return c.End() == call.Pos() })
}

func imports(file *ast.File, path string) bool {
	return slices.ContainsFunc(file.Imports, func(s *ast.ImportSpec) bool { return s.Path.Value == `"`+path+`"` })
}
