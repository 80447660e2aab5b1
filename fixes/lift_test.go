package fixes

import (
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
)

// liftChanged adds an import and wraps the first call statement of a file.
func liftChanged(t testing.TB, src string) (edits []edit, before, after string, err error) {
	t.Helper()
	fset := token.NewFileSet()
	file, perr := parser.ParseFile(fset, "in.go", src, parser.ParseComments)
	if perr != nil {
		t.Skip("does not parse")
	}
	if len(file.Decls) == len(file.Imports) {
		t.Skip("nothing but imports: comments at the end of the file may stand on either side of the new one")
	}
	origin, err := newSource("in.go", []byte(src), fset.File(file.FileStart), file, "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := newBench(origin, origin.whole())
	if err != nil {
		return nil, "", "", err
	}
	var changes []change
	ast.Inspect(file, func(n ast.Node) bool {
		stmt, ok := n.(*ast.ExprStmt)
		if !ok || len(changes) > 0 {
			return true
		}
		call, ok := stmt.X.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || call.Ellipsis.IsValid() {
			return true
		}
		changes = append(changes, guarded{stmt: stmt, x: call.Args[0], fresh: true, name: "err", good: "nil"})
		return false
	})
	imports := importEdit{add: []newImport{{"httpserve", "example.com/app/internal/httpserve"}}}
	edits, err = lifted(origin, changes, imports)
	if err != nil {
		return nil, "", "", err
	}
	for _, c := range changes {
		if err := c.do(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.editImports(imports); err != nil {
		t.Fatal(err)
	}
	after, err = b.print()
	return edits, b.before, after, err
}

// checkLift applies the edits and holds the result against dst's own print: gofmt turns it into the same where the
// file was gofmt-clean, and into the same tokens where line breaks are the author's.
func checkLift(t testing.TB, src string) {
	edits, before, after, err := liftChanged(t, src)
	if err != nil {
		return // declined: no fix is a fine answer
	}
	got, err := udiff.Apply(src, edits)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	lf, crlf := unixLines([]byte(got))
	if _, was := unixLines([]byte(src)); was && !crlf {
		t.Errorf("CRLF got lost:\n%q", got)
	}
	formatted, err := format.Source([]byte(lf))
	if err != nil {
		t.Fatalf("the result does not parse: %v\n%s", err, got)
	}
	if was, _ := unixLines([]byte(src)); was == before && string(formatted) != after {
		t.Errorf("got\n%s\nwant\n%s", formatted, after)
	}
	want, have := grammar(after), grammar(string(formatted))
	if strings.Join(want, "\n") != strings.Join(have, "\n") {
		t.Errorf("got\n%s\nwant\n%s", formatted, after)
	}
}

// hostile are files on which printing the tree would touch more than the change.
var hostile = map[string]string{
	"plain":               "package p\n\nimport (\n\t\"fmt\"\n\t\"log\"\n)\n\nfunc f() {\n\tlog.Fatal(fmt.Sprint(1)) // here\n}\n",
	"crlf":                "package p\r\n\r\nimport \"log\"\r\n\r\nvar s = `a\r\nb`\r\n\r\nfunc f() {\r\n\t/* c\r\n\td */\r\n\tlog.Fatal(s)\r\n}\r\n",
	"no newline":          "package p\n\nimport \"log\"\n\nfunc f() { log.Fatal(1) }",
	"not formatted":       "package p\nimport (\"log\"; \"fmt\")\nfunc  g( ) {  fmt.Println( ) }\nfunc f() {\n  x :=  1\n      log.Fatal( x )\n y := x  ; _ =y\n}\n",
	"init, not formatted": "package p\n\nimport \"log\"\n\ntype t struct {\n\ta   int\n\tbcd int\n\te int\n}\n\nfunc f() {\n\tif x := 1; x > 0 {\n\t\tlog.Fatal(x)\n\t}\n}\n",
	"unsorted":            "package p\n\nimport (\n\t\"log\"\n\t\"fmt\"\n)\n\nfunc f() {\n\tlog.Fatal(fmt.Sprint(1))\n}\n",
	"build tag":           "//go:build linux\n\n// Package p is p.\npackage p\n\n//go:generate true\n\nimport \"log\"\n\n//go:noinline\nfunc f[T any](x T) {\n\tfor range 3 {\n\t\tlog.Fatal(x)\n\t}\n}\n",
	"comments":            "package p\n\nimport \"log\" // i\n\n// a\n\n/* b */ func /* c */ f( /* d */ ) /* e */ { // g\n\t// h\n\tlog.Fatal( /* j */ 1 /* k */) /* l */ // m\n\t// n\n} // o\n// q\n",
	"no import":           "package p\n\n// c\nfunc f(x func(int)) {\n\tx(1)\n}\n",
	"multi line":          "package p\n\nimport \"log\"\n\nfunc f() {\n\tlog.Fatal(\n\t\t// why\n\t\tg(1,\n\t\t\t2), // what\n\t)\n}\n\nfunc g(a, b int) int { return a }\n",
	"one line cases":      "package p\n\nimport \"log\"\n\nfunc f(a int) {\n\tswitch a { case 1: log.Fatal(1); case 2: }\n\tif a > 1 { log.Fatal(2) } else { log.Print(3) }\n}\n",
	"mixed line end":      "package p\r\n\nimport \"log\"\n\nfunc f() {\r\n\tlog.Fatal(1)\n}\n",
	"byte order":          "\ufeffpackage p\n\nimport \"log\"\n\nfunc f() {\n\tlog.Fatal(1)\n}\n",
}

// declines are files whose imports gofmt would move: the plan adds an import line of its own there.
var declines = map[string]bool{"unsorted": true, "not formatted": true, "mixed line end": true}

func TestLift(t *testing.T) {
	for name, src := range hostile {
		t.Run(name, func(t *testing.T) {
			checkLift(t, src)
			// Declining is sound everywhere, but it would be easy to decline everything.
			if _, _, _, err := liftChanged(t, src); err != nil && !declines[name] {
				t.Errorf("declined: %v", err)
			}
		})
	}
}

// TestLiftTouchesLittle counts the lines that a change of one statement and one import touches in a file that gofmt
// would rewrite.
func TestLiftTouchesLittle(t *testing.T) {
	src := "package p\nimport (\n  \"log\"\n)\nfunc  g( ) {\n\n\n}\nfunc f() {\n  x :=  1\n      log.Fatal( x )\n y := x  ; _ =y\n}\n"
	edits, _, _, err := liftChanged(t, src)
	if err != nil {
		t.Fatal(err)
	}
	got, err := udiff.Apply(src, edits)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"func  g( ) {", "  x :=  1", " y := x  ; _ =y", "  \"log\""} {
		if !strings.Contains(got, line+"\n") {
			t.Errorf("line %q is gone from\n%s", line, got)
		}
	}
}

// TestLiftSettles checks which brace of two in a row is the new one: the one on the line that is new.
func TestLiftSettles(t *testing.T) {
	src := "package p\n\nfunc f() {\n\tg( 1)\n}\n\nfunc h() {\n\tg( 2)\n}\n"
	before := strings.ReplaceAll(src, "( ", "(")
	after := strings.NewReplacer("\tg(1)", "\tif x {\n\t\tg(1)\n\t}", "\tg(2)", "\tif x {\n\t\tg(2)\n\t}").Replace(before)
	edits, err := lift(src, before, after)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := udiff.Apply(src, edits); err != nil || strings.ReplaceAll(got, "( ", "(") != after {
		t.Errorf("got %v\n%s", err, got)
	}
}

// TestLiftRealFiles runs the change over the Go files of this module, which are formatted, and over the same with CRLF.
func TestLiftRealFiles(t *testing.T) {
	names, err := filepath.Glob("../*/*/*.go")
	if err != nil || len(names) < 10 {
		t.Fatalf("found %d files: %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkLift(t, string(text))
		checkLift(t, strings.ReplaceAll(string(text), "\n", "\r\n"))
	}
}

func FuzzLift(f *testing.F) {
	for _, src := range hostile {
		f.Add(src)
	}
	names, err := filepath.Glob("../testdata/statements/*.go")
	if err != nil || len(names) == 0 {
		f.Fatalf("found %d files: %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, src string) { checkLift(t, src) })
}
