package fixes_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
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
)

// TestPage checks docs/fixes.md: its examples are functions of testdata/statements and their golden files, and its last table says what
// becomes of every call there, and why it is no more.
func TestPage(t *testing.T) {
	before, err := os.ReadFile(filepath.FromSlash(page))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(before), "\r\n", "\n")
	after := examples(t, text)
	const begin, end = "<!-- begin cases -->\n", "<!-- end cases -->\n"
	i, j := strings.Index(after, begin), strings.Index(after, end)
	if i < 0 || j < i {
		t.Fatal("the page has no place for the cases")
	}
	after = after[:i+len(begin)] + cases(t) + after[j:]
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

var example = regexp.MustCompile("(?s)<!-- ([a-z_/]+\\.go) ([A-Za-z]+) -->\n(```diff\n.*?```\n)?")

// examples puts the examples behind their marks: what a fix makes of a function.
func examples(t *testing.T, text string) string {
	return example.ReplaceAllStringFunc(text, func(match string) string {
		m := example.FindStringSubmatch(match)
		before := function(t, filepath.Join(filepath.FromSlash(statements), m[1]), m[2])
		after := function(t, filepath.Join(filepath.FromSlash(statements+".golden/runtime"), m[1]), m[2])
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
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.FromSlash(statements))); err != nil {
			t.Fatal(err)
		}
		m := ruletest.Analyze(t, dir, ruletest.Options{Runtime: mode}, analyzers.All()...)
		for _, f := range m.Findings {
			if f.Site == nil {
				continue
			}
			at := m.Fset.Position(f.Site.Expr.Pos())
			file, err := filepath.Rel(dir, at.Filename)
			if err != nil {
				t.Fatal(err)
			}
			key := fmt.Sprintf("%s:%06d:%03d", filepath.ToSlash(file), at.Line, at.Column)
			r := rows[key]
			if r == nil {
				r = &row{name: fmt.Sprintf("%s %s", filepath.ToSlash(file), enclosing(f))}
				rows[key] = r
			}
			if mode == fixes.Off {
				if f.Fix != nil {
					r.without = f.Fix.Title
				}
				continue
			}
			if f.Fix != nil {
				r.with = map[string]string{"Serve through httpserve": "drained", "Harden with httpserve": "hardened"}[f.Fix.Title]
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
	var b strings.Builder
	b.WriteString("| case | with the runtime | without | why not drained |\n|---|---|---|---|\n")
	for _, key := range keys {
		r := rows[key]
		switch {
		case r.with == "drained":
			r.why = ""
		case r.why == "":
			r.why = "the program stops the server itself, or may"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.name, dash(r.with), dash(strings.NewReplacer("Set ", "", "ReadHeaderTimeout", "header", "IdleTimeout", "idle").Replace(r.without)), strings.ReplaceAll(r.why, "|", "\\|"))
	}
	return b.String()
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
