// Package rule defines what a rule is: a judge over server sites that becomes an analyzer with levels, suppression and fixes.
// It finds nothing itself (serversite does) and writes no code (fixes does).
package rule

import (
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// A Rule judges one property of a server.
type Rule struct {
	Name  string // one lower-case noun: folder = package = analyzer = flag prefix
	Doc   string // the text of doc.go
	Judge func(*serversite.Site) []Finding
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
	Category string // "rule/problem"
	Level    Level
	Message  string
	Changes  []fixes.Change // what would repair it; none: nothing srvfix can defend

	// Set by New, not by judges.
	Site  *serversite.Site
	Fix   *fixes.Fix // nil: no fix under the present options
	NoFix string     // why Fix is nil, a sentence for the user
}

// Result is the result of every rule's analyzer.
type Result struct {
	Findings []*Finding // sorted by position and category
}

// Options holds for all rules of the process. Drivers set it before the first analyzer runs.
var Options struct {
	Rules   map[string]bool   // names of the rules that are on; nil: all that are linked in
	Unsafe  bool              // attach unsafe fixes too
	Tests   bool              // judge _test.go files and httptest servers too
	Runtime fixes.RuntimeMode // where the runtime that fixes call comes from
}

// New makes the analyzer of a rule.
func New(r Rule) *analysis.Analyzer {
	return &analysis.Analyzer{Name: r.Name, Doc: r.Doc}
}
