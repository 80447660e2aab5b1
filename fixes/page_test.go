package fixes_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/ruletest"
)

const (
	page       = "../docs/fixes.md"
	statements = "../testdata/statements"
	settings   = "../testdata/protocols"
	endings    = "../testdata/endings"
)

// TestPage checks docs/fixes.md: its examples are functions of testdata/statements and testdata/protocols and their
// golden files, and its tables say what becomes of every call there, and why it is no more.
func TestPage(t *testing.T) {
	before, err := os.ReadFile(filepath.FromSlash(page))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(before), "\r\n", "\n")
	after := examples(t, text)
	after = between(t, after, "cases", cases(t))
	after = between(t, after, "protocols", protocols(t))
	if after == text {
		return
	}
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(filepath.FromSlash(page), []byte(after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("the page is not up to date; go test ./fixes -run Page -update writes it:\n%s", udiff.Unified("page", "want", text, after))
}

// between puts a table between its marks.
func between(t *testing.T, page, name, table string) string {
	begin, end := "<!-- begin "+name+" -->\n", "<!-- end "+name+" -->\n"
	i, j := strings.Index(page, begin), strings.Index(page, end)
	if i < 0 || j < i {
		t.Fatalf("the page has no place for the %s", name)
	}
	return page[:i+len(begin)] + table + page[j:]
}

var example = regexp.MustCompile("(?s)<!-- ([a-z_/]+\\.go) ([A-Za-z]+) -->\n(```diff\n.*?```\n)?")

// examples puts the examples behind their marks: what a fix makes of a function.
func examples(t *testing.T, text string) string {
	return example.ReplaceAllStringFunc(text, func(match string) string {
		m := example.FindStringSubmatch(match)
		module, golden, file := statements, statements+".golden/runtime", m[1]
		if name, ok := strings.CutPrefix(file, "protocols/"); ok {
			module, golden, file = settings, settings+".golden", name
		} else if name, ok := strings.CutPrefix(file, "endings/"); ok {
			module, golden, file = endings, endings+".golden/stdlib", name
		}
		before := function(t, filepath.Join(filepath.FromSlash(module), file), m[2])
		after := function(t, filepath.Join(filepath.FromSlash(golden), file), m[2])
		diff := udiff.Unified("", "", before, after)
		_, diff, _ = strings.Cut(diff, "@@\n") // the names and the place
		return fmt.Sprintf("<!-- %s %s -->\n```diff\n%s```\n", m[1], m[2], diff)
	})
}

var want = regexp.MustCompile(`[ \t]*// want .*`)

// function returns the text of a function, without what the tests want.
func function(t *testing.T, file, name string) string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	src = want.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), nil)
	if src, err = format.Source(src); err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, file, src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range parsed.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == name {
			return string(src[fset.Position(fn.Pos()).Offset:fset.Position(fn.End()).Offset]) + "\n"
		}
	}
	t.Fatalf("%s has no function %s", file, name)
	return ""
}

// cases returns the table of all calls in testdata/statements.
func cases(t *testing.T) string {
	type row struct {
		name, with, without, why string
	}
	rows := map[string]*row{}
	for _, mode := range []fixes.RuntimeMode{fixes.Embed, fixes.Off} {
		for name, f := range findings(t, statements, ruletest.Options{Runtime: mode}) {
			at := f.Site.Pass.Fset.Position(f.Site.Expr.Pos())
			key := fmt.Sprintf("%s:%06d:%03d", strings.Fields(name)[0], at.Line, at.Column)
			r := rows[key]
			if r == nil {
				r = &row{name: name}
				rows[key] = r
			}
			if mode == fixes.Off {
				if f.Fix != nil {
					r.without = f.Fix.Title
				}
				continue
			}
			if f.Fix != nil {
				r.with = f.Fix.Title
			}
			if f.Category == "shutdown/never-called" {
				r.why = f.NoFix
			}
		}
	}
	var keys []string
	for key := range rows {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	short := strings.NewReplacer("Serve through httpserve", "drained", "Set ReadHeaderTimeout and IdleTimeout", "fields", "Set ", "", "ReadHeaderTimeout", "header", "IdleTimeout", "idle")
	var b strings.Builder
	b.WriteString("| case | with the runtime | without | why not drained |\n|---|---|---|---|\n")
	for _, key := range keys {
		r := rows[key]
		switch {
		case short.Replace(r.with) == "drained":
			r.why = ""
		case r.why == "":
			r.why = "the program stops the server itself, or may"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.name, dash(short.Replace(r.with)), dash(short.Replace(r.without)),
			strings.ReplaceAll(r.why, "|", "\\|"))
	}
	return b.String()
}

// protocols returns the table of what becomes of the findings in testdata/protocols with unsafe fixes.
func protocols(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| case | finding | fix with -unsafe | why none |\n|---|---|---|---|\n")
	for name, f := range findings(t, settings, ruletest.Options{Runtime: fixes.Off, Unsafe: true, Rules: "http2,tlsconfig"}) {
		title := ""
		if f.Fix != nil {
			title = f.Fix.Title
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", name, f.Category, dash(title), f.NoFix)
	}
	return b.String()
}

// findings yields the findings of a copy of the module, each with the file and the function where it is, sorted by
// file.
func findings(t *testing.T, module string, opts ruletest.Options) iter.Seq2[string, *rule.Finding] {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.FromSlash(module))); err != nil {
		t.Fatal(err)
	}
	m := ruletest.Analyze(t, dir, opts, analyzers.All()...)
	file := func(f *rule.Finding) string {
		name, err := filepath.Rel(dir, m.Fset.Position(f.Site.Expr.Pos()).Filename)
		if err != nil {
			t.Fatal(err)
		}
		return filepath.ToSlash(name)
	}
	slices.SortStableFunc(m.Findings, func(a, b *rule.Finding) int {
		return cmp.Or(strings.Compare(file(a), file(b)), cmp.Compare(a.Site.Expr.Pos(), b.Site.Expr.Pos()))
	})
	return func(yield func(string, *rule.Finding) bool) {
		for _, f := range m.Findings {
			if !yield(file(f)+" "+enclosing(f), f) {
				return
			}
		}
	}
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// enclosing names the function around the call of a finding.
func enclosing(f *rule.Finding) string {
	for _, n := range f.Site.Path {
		if fn, ok := n.(*ast.FuncDecl); ok {
			return fn.Name.Name
		}
	}
	return "(variable)"
}
