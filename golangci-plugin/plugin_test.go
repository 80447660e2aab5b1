package plugin

import (
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// conf is the form in which golangci-lint hands settings over.
type conf = map[string]any

func TestSettings(t *testing.T) {
	for _, test := range []struct {
		name string
		conf any
		on   string // asked for
		off  string
		want linter
	}{
		{"none", nil, "", "", linter{}},
		{"empty", conf{}, "", "", linter{}},
		{"rules", conf{"rules": []any{"timeouts", "shutdown/never-called"}}, "timeouts shutdown/never-called", "shutdown keepalive", linter{}},
		{"disable", conf{"disable": []any{"reuseport", "timeouts/package-serve"}}, "keepalive/idle-unset timeouts/read-header-unset",
			"reuseport/plain-listen timeouts/package-serve", linter{}},
		{"level", conf{"level": "error"}, "", "", linter{level: rule.Error}},
		{"runtime", conf{"runtime": "off"}, "", "", linter{runtime: fixes.Off}},
		{"auto", conf{"runtime": "auto", "unsafe": true, "tests": true}, "", "", linter{settings: Settings{Unsafe: true, Tests: true}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := New(test.conf)
			if err != nil {
				t.Fatal(err)
			}
			list, err := p.BuildAnalyzers()
			if err != nil {
				t.Fatal(err)
			}
			if err := analysis.Validate(list); err != nil {
				t.Error(err)
			}
			got := rule.Options
			if (got.Rules == nil) != (test.on == "") {
				t.Errorf("rules: %v", got.Rules)
			}
			for name := range strings.FieldsSeq(test.on) {
				if !got.Rules[name] {
					t.Errorf("%s is off: %v", name, got.Rules)
				}
			}
			for name := range strings.FieldsSeq(test.off) {
				if got.Rules[name] {
					t.Errorf("%s is on: %v", name, got.Rules)
				}
			}
			if p.(*linter).level != test.want.level || got.Runtime != test.want.runtime || got.Unsafe != test.want.settings.Unsafe || serversite.Tests != test.want.settings.Tests {
				t.Errorf("got %+v, %+v, tests %v", p, got, serversite.Tests)
			}
			if p.GetLoadMode() != register.LoadModeTypesInfo {
				t.Errorf("load mode %q", p.GetLoadMode())
			}
		})
	}
}

func TestWrongSettings(t *testing.T) {
	for _, test := range []struct {
		conf conf
		want string
	}{
		{conf{"rule": []any{"timeouts"}}, `unknown field "rule": the settings are rules, disable, level, unsafe, tests and runtime`},
		{conf{"rules": "timeouts"}, "cannot unmarshal string"},
		{conf{"rules": []any{"timeout"}}, `unknown rule "timeout": the rules are`},
		{conf{"disable": []any{"all"}}, `disable: unknown rule "all"`},
		{conf{"disable": []any{"timeouts/all"}}, `unknown category "timeouts/all"`},
		{conf{"rules": []any{"timeouts"}, "disable": []any{"shutdown"}}, "exclude each other: use one"},
		{conf{"level": "fatal"}, "want advice, warning or error"},
		{conf{"runtime": "embed"}, "run srvfix -w -runtime=embed once, and set runtime: auto"},
		{conf{"runtime": "yes"}, `want auto or off, have "yes"`},
	} {
		if _, err := New(test.conf); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got %v, want %q", test.conf, err, test.want)
		}
	}
}

func TestRegistered(t *testing.T) {
	if _, err := register.GetPlugin("srvfix"); err != nil {
		t.Error(err)
	}
}
