// Package plugin makes srvfix a linter of golangci-lint v2, by way of its module plugins; docs/golangci.md says how to build and configure it.
// It only translates: settings to the options of the rules, findings to diagnostics. Finding and fixing is the rules' business.
//
// It is a package of the root module and no module of its own: golangci-lint custom can then take it at the version of srvfix, with no second tag that has to
// require the first, and the one requirement it brings along has no others. The build of golangci-lint beside it is a module, which keeps the
// four hundred requirements of golangci-lint away from srvfix.
package plugin

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
	"github.com/srvfix/srvfix/internal/unit"
	"golang.org/x/tools/go/analysis"
)

func init() { register.Plugin("srvfix", New) }

// Settings are what stands in linters.settings.custom.srvfix.settings. They are the flags of the command under the same names.
type Settings struct {
	Rules   []string `json:"rules"`   // report these rules and categories only; default stands for all rules
	Disable []string `json:"disable"` // report all but these rules and categories
	Level   string   `json:"level"`   // leave out findings below advice, warning or error
	Unsafe  bool     `json:"unsafe"`  // offer fixes too that may surprise a correct client or an operator
	Tests   bool     `json:"tests"`   // judge servers in tests too
	Runtime string   `json:"runtime"` // auto: fixes call the runtime where the module has it; off: never
}

// New makes the linter from its settings.
func New(conf any) (register.LinterPlugin, error) {
	s, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return nil, fmt.Errorf("read settings of srvfix: %w: the settings are rules, disable, level, unsafe, tests and runtime", err)
	}
	p := &linter{settings: s}
	if p.rules, err = s.choose(); err != nil {
		return nil, fmt.Errorf("read settings of srvfix: %w", err)
	}
	if p.level, err = unit.ParseLevel(cmp.Or(s.Level, rule.Advice.String())); err != nil {
		return nil, fmt.Errorf("read setting level of srvfix: %w", err)
	}
	switch s.Runtime {
	case "", "auto":
		p.runtime = fixes.Present
	case "off":
		p.runtime = fixes.Off
	case "module", "embed":
		return nil, fmt.Errorf("read setting runtime of srvfix: golangci-lint cannot add the runtime to a module: run srvfix -w -runtime=%s once, and set runtime: auto", s.Runtime)
	default:
		return nil, fmt.Errorf("read setting runtime of srvfix: want auto or off, have %q", s.Runtime)
	}
	return p, nil
}

// choose returns which rules and categories are on, as rule.Options wants them.
func (s Settings) choose() (map[string]bool, error) {
	on, err := rule.Select(strings.Join(s.Rules, ","), analyzers.All())
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	off, err := rule.Select(strings.Join(s.Disable, ","), analyzers.All())
	switch {
	case err != nil:
		return nil, fmt.Errorf("disable: %w", err)
	case off == nil:
		return on, nil
	case on != nil:
		return nil, errors.New("rules and disable exclude each other: use one")
	}
	on = map[string]bool{}
	for _, r := range rule.All() {
		for _, c := range r.Categories {
			on[c.Name] = !c.Optional && !off[r.Name] && !off[c.Name]
		}
	}
	return on, nil
}

// linter is the configured plugin.
type linter struct {
	settings Settings
	rules    map[string]bool // that are on; nil: those that are by default
	level    rule.Level
	runtime  fixes.RuntimeMode
}

// GetLoadMode says that the analyzers need types.
func (p *linter) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the linter. It is one analyzer over all rules, as golangci-lint shows neither rules nor categories of diagnostics: the text says them,
// and exclusions can match them there.
func (p *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("find current folder: %w", err)
	}
	rule.Options.Rules, rule.Options.Unsafe, rule.Options.Runtime = p.rules, p.settings.Unsafe, p.runtime
	rule.Options.OneFile = true // golangci-lint leaves out the edits of other files
	serversite.Tests = p.settings.Tests
	all := &analysis.Analyzer{
		Name:     "srvfix",
		Doc:      "find HTTP servers that are not fit for production",
		URL:      "https://github.com/srvfix/srvfix",
		Requires: analyzers.All(),
		Run:      p.run,
	}
	// golangci-lint keeps findings under the names of the analyzers, the settings and the sources. The fixes depend on one thing more.
	state := &analysis.Analyzer{
		Name: "srvfix_runtime_" + unit.State(dir),
		Doc:  "name what srvfix knows of the modules, in the cache keys of golangci-lint",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
	return []*analysis.Analyzer{all, state}, nil
}

// run reports what the rules have found, the worst of each server first: golangci-lint shows one finding a line unless told otherwise.
// It leaves out the related places, each of which golangci-lint would count as one more finding.
func (p *linter) run(pass *analysis.Pass) (any, error) {
	var found []*rule.Finding
	for _, a := range pass.Analyzer.Requires {
		found = append(found, pass.ResultOf[a].(*rule.Result).Findings...)
	}
	slices.SortStableFunc(found, func(a, b *rule.Finding) int {
		return cmp.Or(cmp.Compare(a.At().Pos(), b.At().Pos()), -cmp.Compare(a.Level, b.Level), cmp.Compare(a.Category, b.Category))
	})
	for _, f := range found {
		if f.Level < p.level {
			continue
		}
		d := f.Diagnostic()
		d.Message = d.Category + ": " + d.Message
		d.Related = nil
		pass.Report(d)
	}
	return nil, nil
}
