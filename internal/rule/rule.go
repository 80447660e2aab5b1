// Package rule defines what a rule is: a judge over server sites that becomes an analyzer with levels, suppression and fixes.
// It finds nothing itself (serversite does) and writes no code (fixes does).
package rule

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
)

// A Rule judges one property of a server.
type Rule struct {
	Name       string     // one lower-case noun: folder = package = analyzer = flag prefix
	Doc        string     // the text of the rule's page, see Doc
	Categories []Category // everything that Judge may report
	Judge      func(*serversite.Site) []Finding
}

// Category is one kind of problem that a rule reports.
type Category struct {
	Name     string // "rule/problem"
	Level    Level  // for a server that strangers reach
	Summary  string // half a sentence for lists: what is reported
	Optional bool   // off unless it is asked for by name, because it would be noise in most programs
	Settled  bool   // the runtime sees to it, so that servers on the runtime are not asked
}

// Level says how bad a finding is.
type Level int

const (
	Advice  Level = iota // worth having
	Warning              // requests are lost or resources leak
	Error                // a stranger can take the server down or in
)

func (l Level) String() string { return [...]string{"advice", "warning", "error"}[l] }

// Finding is one problem of one server.
type Finding struct {
	Category string // the name of one of the rule's categories
	Message  string
	Place    ast.Node     // where it stands, in a file of the package; nil: at the call with which the server goes live
	Changes  fixes.Change // what would repair it; 0: nothing that can be defended

	// Set by New, not by judges.
	Level Level // the category's, lower for a server that strangers do not reach
	Site  *serversite.Site
	Fix   *fixes.Fix // nil: no fix under the present options
	Group token.Pos  // findings with the same are fixed together: where the first of them stands
	NoFix string     // why Fix is nil, a sentence for the user
}

// Result is the result of every rule's analyzer.
type Result struct {
	Findings []*Finding // sorted by position and category
}

// Options holds for all rules of the process. Drivers set it before the first analyzer runs.
var Options struct {
	Rules   map[string]bool   // names of the rules and categories that are on, see Select; nil: all that are on by default
	Unsafe  bool              // attach unsafe fixes too
	Only    map[string]bool   // places to fix, as FILE:OFFSET of a call; nil: all
	Runtime fixes.RuntimeMode // where the runtime that fixes call comes from
	OneFile bool              // the driver applies the edits of a finding's own file only
}

// linked are the rules of this program. Fixes depend on each other: a server has one fix for all its findings, so whoever plans it has to
// know all rules, while rules must not know each other.
var linked []Rule

// New makes the analyzer of a rule.
func New(r Rule) *analysis.Analyzer {
	linked = append(linked, r)
	slices.SortFunc(linked, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) })
	return &analysis.Analyzer{
		Name:       r.Name,
		Doc:        r.Doc,
		URL:        "https://pkg.go.dev/github.com/srvfix/srvfix/analyzers/" + r.Name,
		Requires:   []*analysis.Analyzer{judgement},
		ResultType: reflect.TypeFor[*Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			res := &Result{}
			for _, f := range pass.ResultOf[judgement].([]*Finding) {
				if f.Rule() == r.Name {
					res.Findings = append(res.Findings, f)
					pass.Report(f.Diagnostic())
				}
			}
			return res, nil
		},
	}
}

// Rule returns the name of the finding's rule.
func (f *Finding) Rule() string {
	name, _, _ := strings.Cut(f.Category, "/")
	return name
}

// At returns the code at which the finding stands.
func (f *Finding) At() ast.Node {
	if f.Place != nil {
		return f.Place
	}
	return f.Site.Expr
}

// Diagnostic returns the finding as drivers know it.
func (f *Finding) Diagnostic() analysis.Diagnostic {
	d := analysis.Diagnostic{
		Pos: f.At().Pos(), End: f.At().End(),
		Category: f.Category, Message: f.Message, Related: f.Related(),
	}
	if f.Fix != nil {
		// Findings of one server have one fix, and drivers sort edits where they lie, for several analyzers at a time.
		d.SuggestedFixes = []analysis.SuggestedFix{{Message: f.Fix.Title, TextEdits: slices.Clone(f.Fix.Edits)}}
	}
	return d
}

// Related returns the other places that explain the finding: where the server is built, and where it goes live.
func (f *Finding) Related() (out []analysis.RelatedInformation) {
	if f.Site == nil { // of a fake rule
		return nil
	}
	if built := f.Site.Built(); built.IsValid() {
		out = append(out, analysis.RelatedInformation{Pos: built, Message: "the server is built here"})
	}
	if f.Place != nil {
		out = append(out, analysis.RelatedInformation{Pos: f.Site.Expr.Pos(), End: f.Site.Expr.End(), Message: "the server goes live here"})
	}
	return out
}

// judgement lets all rules judge the sites of a package and plans the fixes of what they find.
var judgement = &analysis.Analyzer{
	Name:       "srvfixjudgement",
	Doc:        "let the rules of srvfix judge the servers of a package",
	Requires:   []*analysis.Analyzer{serversite.Analyzer},
	ResultType: reflect.TypeFor[[]*Finding](),
	Run:        judge,
}

func judge(pass *analysis.Pass) (any, error) {
	var found []*Finding
	var reqs []fixes.Request
	request := map[*Finding]int{} // index in reqs
	elsewhere := map[spot]bool{}
	servers := pass.ResultOf[serversite.Analyzer].(*serversite.Result)
	sites := slices.Clone(servers.Sites)
	for _, a := range servers.Adopted {
		sites = append(sites, a.Site)
	}
	for i, site := range sites {
		adopted := i >= len(servers.Sites)
		if ast.IsGenerated(site.File) {
			continue
		}
		built := []token.Pos{site.Built()}
		if lit := site.Literal(); lit != nil {
			built = append(built, lit.End()) // where a comment stands after a fix has put the fields on lines of their own
		}
		quiet := suppressions(pass, site.Expr, site.Path, built...)
		req := fixes.Request{Site: site}
		var mine []*Finding
		for _, r := range linked {
			on := func(c Category) bool { return r.Reports(c, Options.Rules) && !(adopted && c.Settled) }
			if !slices.ContainsFunc(r.Categories, on) {
				continue
			}
			for _, f := range r.Judge(site) {
				c := r.category(f.Category)
				if !on(c) {
					continue
				}
				f.Site = site
				f.Level = graded(c.Level, site)
				if f.Place != nil {
					// Code that several servers share, such as the one place that catches signals, is told of once.
					at := spot{f.Category, f.Place.Pos()}
					if file := fileOf(pass, at.pos); elsewhere[at] || file == nil || ast.IsGenerated(file) || quiet.covers(f.Category) ||
						suppressions(pass, f.Place, pathTo(file, f.Place)).covers(f.Category) {
						continue
					}
					elsewhere[at] = true
					found = append(found, &f)
					if f.Changes != 0 && asked(pass, f.Place.Pos()) {
						request[&f] = len(reqs)
						reqs = append(reqs, fixes.Request{Site: site, Want: f.Changes, Place: f.Place})
					}
					continue
				}
				if quiet.covers(f.Category) {
					req.Keep |= f.Changes
					continue
				}
				found, mine = append(found, &f), append(mine, &f)
				req.Want |= f.Changes
			}
		}
		switch {
		case req.Want != 0 && asked(pass, site.Expr.Pos()):
			for _, f := range mine {
				request[f] = len(reqs)
			}
			reqs = append(reqs, req)
		case req.Keep != 0:
			// The fix of another server must not change what both have.
			reqs = append(reqs, fixes.Request{Site: site, Keep: req.Keep})
		}
	}
	answers := fixes.Plan(pass, reqs, fixes.Options{
		Unsafe: Options.Unsafe, Runtime: Options.Runtime, OneFile: Options.OneFile,
	})
	groups := group(reqs, answers)
	for _, f := range found {
		if i, ok := request[f]; ok {
			f.repair(answers[i])
			f.Group = groups[i]
		} else {
			f.repair(nil)
		}
	}
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(a.At().Pos(), b.At().Pos()), strings.Compare(a.Category, b.Category))
	})
	return found, nil
}

// group returns, for each request, the place of the first one that gets the same fix: Plan gives fixes that depend on
// each other the same edits.
func group(reqs []fixes.Request, answers []*fixes.Answer) []token.Pos {
	places := make([]token.Pos, len(reqs))
	for i, req := range reqs {
		places[i] = req.Site.Expr.Pos()
		if req.Place != nil {
			places[i] = req.Place.Pos()
		}
		same := func(a *fixes.Answer) bool { return sameEdits(a.Fix, answers[i].Fix) }
		if first := slices.IndexFunc(answers[:i], same); first >= 0 {
			places[i] = places[first]
		}
	}
	return places
}

func sameEdits(a, b *fixes.Fix) bool {
	return a != nil && b != nil && slices.EqualFunc(a.Edits, b.Edits, func(x, y analysis.TextEdit) bool {
		return x.Pos == y.Pos && x.End == y.End && bytes.Equal(x.NewText, y.NewText)
	})
}

// spot is where a finding of a category stands.
type spot struct {
	category string
	pos      token.Pos
}

// fileOf returns the file of the package that holds pos.
func fileOf(pass *analysis.Pass, pos token.Pos) *ast.File {
	i := slices.IndexFunc(pass.Files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	if i < 0 {
		return nil
	}
	return pass.Files[i]
}

// pathTo returns the way from a node up to its file, both included.
func pathTo(file *ast.File, n ast.Node) []ast.Node {
	path, _ := astutil.PathEnclosingInterval(file, n.Pos(), n.End())
	return path
}

// asked reports whether the code at a place is to be fixed.
func asked(pass *analysis.Pass, pos token.Pos) bool {
	if Options.Only == nil {
		return true
	}
	p := pass.Fset.PositionFor(pos, false)
	return Options.Only[fmt.Sprintf("%s:%d", p.Filename, p.Offset)]
}

// repair attaches the fix of the server if it makes all the changes that the finding wants, or else the reason why not.
func (f *Finding) repair(a *fixes.Answer) {
	switch {
	case f.Changes == 0:
		f.NoFix = "there is no change that suits every program"
	case a == nil:
	case a.Fix != nil && a.Does&f.Changes == f.Changes:
		f.Fix = a.Fix
	default:
		for c := fixes.Change(1); c <= f.Changes; c <<= 1 {
			if f.Changes&c != 0 && a.Does&c == 0 {
				f.NoFix = a.Why[c]
			}
		}
	}
}

// graded lowers the level by one for servers that strangers do not reach.
func graded(l Level, s *serversite.Site) Level {
	switch s.Address().Exposure {
	case serversite.Loopback, serversite.UnixSocket:
	default:
		if !s.Admin() {
			return l
		}
	}
	return max(l-1, Advice)
}

// Subject names the server in a message: http.ListenAndServe on ":8080", or http.Server srv on ":8080".
func Subject(s *serversite.Site) string {
	name := s.Func.Pkg().Name() + "." + s.Func.Name()
	if recv := s.Func.Signature().Recv(); recv != nil && s.OfPackage() {
		name = strings.TrimPrefix(types.TypeString(recv.Type(), (*types.Package).Name), "*") + "." + s.Func.Name()
	}
	if !s.OfPackage() {
		name = s.Type()
		if x := s.Receiver(); x != nil {
			if text := short(x); text != "" {
				name += " " + text
			}
		}
	}
	if addr := s.Address().Value; addr != "" {
		name += fmt.Sprintf(" on %q", addr)
	}
	return name
}

// short spells identifiers and selectors, and leaves longer expressions out.
func short(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		if x := short(e.X); x != "" {
			return x + "." + e.Sel.Name
		}
	}
	return ""
}

// Doc takes the page of a rule out of its doc.go: the text of the package comment from the heading "Analyzer" on, as x/tools lays it down.
func Doc(source string) string {
	var b strings.Builder
	started := false
	for line := range strings.SplitSeq(source, "\n") {
		text, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		text = strings.TrimPrefix(text, " ")
		if started {
			b.WriteString(text + "\n")
		}
		if strings.HasPrefix(text, "# Analyzer ") {
			started = true
		}
	}
	page := strings.TrimSpace(b.String())
	_, page, _ = strings.Cut(page, ": ") // the summary repeats the name
	return page
}
