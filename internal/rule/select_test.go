package rule_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

func none(*serversite.Site) []rule.Finding { return nil }

var fruit = []*analysis.Analyzer{
	rule.New(rule.Rule{Name: "apple", Judge: none, Categories: []rule.Category{{Name: "apple/red"}, {Name: "apple/sour", Optional: true}}}),
	rule.New(rule.Rule{Name: "pear", Judge: none, Categories: []rule.Category{{Name: "pear/soft"}}}),
}

func TestSelect(t *testing.T) {
	for _, test := range []struct{ list, on, run string }{
		{"", "", ""},
		{" , ", "", ""},
		{"apple", "apple", "apple"},
		{"pear, apple/sour", "apple/sour pear", "apple pear"},
		{"apple/sour", "apple/sour", "apple"},
		{"default", "apple pear", "apple pear"},
		{"default,apple/sour", "apple apple/sour pear", "apple pear"},
	} {
		on, err := rule.Select(test.list, fruit)
		if err != nil {
			t.Errorf("%q: %v", test.list, err)
			continue
		}
		var names, run []string
		for name := range on {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, a := range rule.Choose(fruit, on) {
			run = append(run, a.Name)
		}
		if got := strings.Join(names, " "); got != test.on || (on == nil) != (test.on == "") {
			t.Errorf("%q: on are %q, want %q", test.list, got, test.on)
		}
		if got := strings.Join(run, " "); got != test.run {
			t.Errorf("%q: analyzers %q, want %q", test.list, got, test.run)
		}
	}
	for list, want := range map[string]string{
		"plum":       `unknown rule "plum": the rules are apple, pear`,
		"plum/blue":  `unknown rule "plum": the rules are apple, pear`,
		"apple/blue": `unknown category "apple/blue": the rule reports apple/red, apple/sour`,
	} {
		if _, err := rule.Select(list, fruit); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", list, err, want)
		}
	}
}
