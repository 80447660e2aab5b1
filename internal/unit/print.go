package unit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
	"golang.org/x/tools/go/ast/astutil"
)

func sortFound(fset *token.FileSet, list []found) {
	slices.SortStableFunc(list, func(a, b found) int {
		p, q := fset.Position(a.diagnostic.Pos), fset.Position(b.diagnostic.Pos)
		return cmp.Or(cmp.Compare(p.Filename, q.Filename), cmp.Compare(p.Offset, q.Offset), cmp.Compare(a.diagnostic.Category, b.diagnostic.Category))
	})
}

// printText prints findings as vet does.
func (u *unit) printText(w io.Writer, list []found, context int) {
	line := func(pos, end token.Pos, message string) {
		p := u.fset.Position(pos)
		fmt.Fprintf(w, "%s: %s\n", p, message)
		if context < 0 {
			return
		}
		q := u.fset.Position(cmp.Or(end, pos))
		data, _ := os.ReadFile(p.Filename)
		for i, text := range strings.Split(string(data), "\n") {
			if n := i + 1; p.Line-context <= n && n <= q.Line+context {
				fmt.Fprintf(w, "%d\t%s\n", n, text)
			}
		}
	}
	for _, f := range list {
		line(f.diagnostic.Pos, f.diagnostic.End, f.diagnostic.Message)
		for _, r := range f.diagnostic.Related {
			line(r.Pos, r.End, "\t"+r.Message)
		}
	}
}

// printJSON prints findings in the JSON of vet: package ID -> analyzer -> diagnostics.
func (u *unit) printJSON(w io.Writer, list []found) error {
	type edit struct {
		Filename string `json:"filename"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		New      string `json:"new"`
	}
	type fix struct {
		Message string `json:"message"`
		Edits   []edit `json:"edits"`
	}
	type related struct {
		Posn    string `json:"posn"`
		End     string `json:"end"`
		Message string `json:"message"`
	}
	type diagnostic struct {
		Category string    `json:"category,omitempty"`
		Posn     string    `json:"posn"`
		End      string    `json:"end"`
		Message  string    `json:"message"`
		Fixes    []fix     `json:"suggested_fixes,omitempty"`
		Related  []related `json:"related,omitempty"`
	}
	place := func(p token.Pos) string { return u.fset.Position(p).String() }
	rules := make(map[string][]diagnostic)
	for _, f := range list {
		d := diagnostic{Category: f.diagnostic.Category, Posn: place(f.diagnostic.Pos), End: place(cmp.Or(f.diagnostic.End, f.diagnostic.Pos)), Message: f.diagnostic.Message}
		for _, s := range f.diagnostic.SuggestedFixes {
			x := fix{Message: s.Message}
			for _, e := range u.edits(s.TextEdits) {
				x.Edits = append(x.Edits, edit{e.File, e.Start, e.End, e.New})
			}
			d.Fixes = append(d.Fixes, x)
		}
		for _, r := range f.diagnostic.Related {
			d.Related = append(d.Related, related{place(r.Pos), place(cmp.Or(r.End, r.Pos)), r.Message})
		}
		rules[f.rule] = append(rules[f.rule], d)
	}
	tree := make(map[string]map[string][]diagnostic)
	if len(rules) > 0 {
		tree[u.cfg.ID] = rules
	}
	data, err := json.MarshalIndent(tree, "", "\t")
	if err != nil {
		return fmt.Errorf("srvfix: encode findings: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

func newRecord(cfg *config) *record.Package {
	rec := &record.Package{ID: cfg.ID, Path: cfg.path(), Dir: cfg.Dir, Hashes: map[string]string{}}
	if cfg.Module != nil {
		rec.Module = cfg.Module.Path
	}
	return rec
}

// record says what the command wants to know.
func (u *unit) record(list []found) *record.Package {
	rec := newRecord(u.cfg)
	for _, f := range list {
		d := f.diagnostic
		r := record.Finding{
			Rule:     f.rule,
			Category: d.Category,
			Level:    rule.Warning.String(),
			Message:  d.Message,
			Server:   u.text(d.Pos, d.End),
			Pos:      u.position(d.Pos, d.End),
		}
		r.Code = r.Server
		r.Func, r.FirstLine, r.LastLine = u.around(d.Pos, d.End)
		for _, rel := range d.Related {
			r.Related = append(r.Related, record.Related{Message: rel.Message, Pos: u.position(rel.Pos, rel.End)})
		}
		if f.finding != nil {
			r.Level = f.finding.Level.String()
			r.NoFix = f.finding.NoFix
			if f.finding.Place != nil {
				site := f.finding.Site.Expr
				live := u.position(site.Pos(), site.End())
				r.Server, r.Live = u.text(site.Pos(), site.End()), &live
			}
			if fx := f.finding.Fix; fx != nil {
				if err := u.checkEdits(fx.Edits); err != nil {
					r.NoFix = err.Error()
				} else {
					r.Fix = &record.Fix{Title: fx.Title, Safety: fx.Safety.String(), Reason: fx.Reason, Runtime: fx.Runtime, Edits: u.edits(fx.Edits)}
				}
			}
		} else if len(d.SuggestedFixes) > 0 {
			r.Fix = &record.Fix{Title: d.SuggestedFixes[0].Message, Safety: "safe", Edits: u.edits(d.SuggestedFixes[0].TextEdits)}
		}
		if r.Fix != nil {
			for _, e := range r.Fix.Edits {
				rec.Hashes[e.File] = hash(u.sources[e.File])
			}
		}
		rec.Findings = append(rec.Findings, r)
	}
	return rec
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
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
