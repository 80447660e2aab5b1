package unit

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
)

// findings returns what was found, sorted, but for what is below level: what rules know of it, and what analyzers that
// are no rules have reported.
func (u *unit) findings(on []*analysis.Analyzer, level rule.Level) (list []record.Finding) {
	for _, a := range on {
		o := u.done[a]
		if res, ok := o.result.(*rule.Result); ok {
			for _, f := range res.Findings {
				if f.Level >= level {
					list = append(list, u.finding(a, f))
				}
			}
			continue
		}
		for _, d := range o.diagnostics {
			list = append(list, u.foreign(a, d))
		}
	}
	slices.SortStableFunc(list, func(a, b record.Finding) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Offset, b.Pos.Offset),
			cmp.Compare(a.Category, b.Category))
	})
	return list
}

// finding describes what a rule has found.
func (u *unit) finding(a *analysis.Analyzer, f *rule.Finding) record.Finding {
	r := u.describe(a, f.Diagnostic())
	r.Level, r.NoFix = f.Level.String(), f.NoFix
	if f.Place != nil && f.Site != nil {
		site := f.Site.Expr
		live := u.position(site.Pos(), site.End())
		r.Server, r.Live = u.text(site.Pos(), site.End()), &live
	}
	if f.Fix == nil {
		return r
	}
	if err := u.checkEdits(f.Fix.Edits); err != nil {
		r.NoFix = err.Error()
		return r
	}
	r.Fix = &record.Fix{
		Title: f.Fix.Title, Safety: f.Fix.Safety.String(), Reason: f.Fix.Reason, Runtime: f.Fix.Runtime,
		Group: u.group(f.Group), Edits: u.edits(f.Fix.Edits),
	}
	return r
}

// foreign describes what an analyzer that is no rule has reported. A driver applies the first fix; alternatives would
// only cause noise.
func (u *unit) foreign(a *analysis.Analyzer, d analysis.Diagnostic) record.Finding {
	r := u.describe(a, d)
	r.Level = rule.Warning.String()
	for _, fix := range d.SuggestedFixes {
		if u.checkEdits(fix.TextEdits) == nil {
			r.Fix = &record.Fix{Title: fix.Message, Safety: "safe", Group: u.group(d.Pos), Edits: u.edits(fix.TextEdits)}
			break
		}
	}
	return r
}

// describe says what a diagnostic says, and which code is there.
func (u *unit) describe(a *analysis.Analyzer, d analysis.Diagnostic) record.Finding {
	code := u.text(d.Pos, d.End)
	r := record.Finding{
		Rule: a.Name, Category: d.Category, Message: d.Message, Server: code, Pos: u.position(d.Pos, d.End), Code: code,
	}
	r.Func, r.FirstLine, r.LastLine = u.around(d.Pos, d.End)
	for _, rel := range d.Related {
		r.Related = append(r.Related, record.Related{Message: rel.Message, Pos: u.position(rel.Pos, rel.End)})
	}
	return r
}

// compileErrors describes what is wrong with the tests as if the compiler were one more analyzer: the go command prints
// nothing else beside findings.
func (u *unit) compileErrors() (list []record.Finding) {
	if joined, ok := u.broken.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			if e := (types.Error{}); errors.As(err, &e) {
				list = append(list, record.Finding{Rule: "compile", Message: e.Msg, Pos: u.position(e.Pos, e.Pos)})
			}
		}
	}
	return list
}

// group names the fixes that are made together by the place of the first one in the package.
func (u *unit) group(pos token.Pos) string {
	p := u.fset.PositionFor(pos, false)
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Offset)
}

func (u *unit) position(pos, end token.Pos) record.Position {
	p, q := u.fset.Position(pos), u.fset.Position(cmp.Or(end, pos))
	raw, rawEnd := u.fset.PositionFor(pos, false), u.fset.PositionFor(cmp.Or(end, pos), false)
	return record.Position{File: p.Filename, Line: p.Line, Column: p.Column, EndLine: q.Line, EndColumn: q.Column, Offset: raw.Offset, End: rawEnd.Offset}
}

// around returns the name of the function around a range, and the lines of the innermost statement.
func (u *unit) around(pos, end token.Pos) (fn string, first, last int) {
	i := slices.IndexFunc(u.files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	if i < 0 {
		return "", 0, 0
	}
	path, _ := astutil.PathEnclosingInterval(u.files[i], pos, cmp.Or(end, pos))
	for _, n := range path {
		_, stmt := n.(ast.Stmt)
		_, decl := n.(ast.Decl)
		if first == 0 && (stmt || decl) {
			first, last = u.fset.Position(n.Pos()).Line, u.fset.Position(n.End()).Line
		}
		if f, ok := n.(*ast.FuncDecl); ok {
			fn = f.Name.Name
			if f.Recv != nil && len(f.Recv.List) > 0 {
				fn = "(" + types.ExprString(f.Recv.List[0].Type) + ")." + fn
			}
		}
	}
	return fn, first, last
}

// text returns the code of a range on one line.
func (u *unit) text(pos, end token.Pos) string {
	tf := u.fset.File(pos)
	if tf == nil || !end.IsValid() {
		return ""
	}
	src := u.sources[tf.Name()]
	from, to := tf.Offset(pos), tf.Offset(end)
	if to > len(src) || from > to {
		return ""
	}
	text := []rune(strings.Join(strings.Fields(string(src[from:to])), " "))
	if len(text) > 80 {
		text = append(text[:79], '…')
	}
	return string(text)
}
