package rule

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// All returns the rules that are linked into the program, sorted by name.
func All() []Rule { return slices.Clone(linked) }

// Select reads a list of what to report, as the flag -rules has it: names of rules, which stand for the categories that they report by
// default, names of single categories, and "default", which stands for all rules. The analyzers say which rules there are. The result is for
// Options.Rules; an empty list is nil.
func Select(list string, analyzers []*analysis.Analyzer) (map[string]bool, error) {
	var rules, categories []string
	for _, a := range analyzers {
		rules = append(rules, a.Name)
		for _, r := range linked {
			if r.Name == a.Name {
				for _, c := range r.Categories {
					categories = append(categories, c.Name)
				}
			}
		}
	}
	var on map[string]bool
	for name := range strings.SplitSeq(list, ",") {
		names := []string{strings.TrimSpace(name)}
		rule, _, single := strings.Cut(names[0], "/")
		switch {
		case names[0] == "":
			continue
		case names[0] == "default":
			names = rules
		case !slices.Contains(rules, rule):
			return nil, fmt.Errorf("unknown rule %q: the rules are %s", rule, strings.Join(rules, ", "))
		case single && !slices.Contains(categories, names[0]):
			own := slices.DeleteFunc(slices.Clone(categories), func(c string) bool { return !strings.HasPrefix(c, rule+"/") })
			return nil, fmt.Errorf("unknown category %q: the rule reports %s", names[0], strings.Join(own, ", "))
		}
		if on == nil {
			on = make(map[string]bool)
		}
		for _, name := range names {
			on[name] = true
		}
	}
	return on, nil
}

// Choose returns the analyzers of the rules of which at least one category is on.
func Choose(analyzers []*analysis.Analyzer, on map[string]bool) []*analysis.Analyzer {
	return slices.DeleteFunc(slices.Clone(analyzers), func(a *analysis.Analyzer) bool {
		for name := range on {
			if rule, _, _ := strings.Cut(name, "/"); rule == a.Name {
				return false
			}
		}
		return true
	})
}

// Reports reports whether a category of the rule is among what Select has returned.
func (r *Rule) Reports(c Category, on map[string]bool) bool {
	switch {
	case on[c.Name]:
		return true
	case on == nil || on[r.Name]:
		return !c.Optional
	}
	return false
}

// category returns the category of that name.
func (r *Rule) category(name string) Category {
	i := slices.IndexFunc(r.Categories, func(c Category) bool { return c.Name == name })
	if i < 0 {
		panic(fmt.Sprintf("rule %s reports %s, which is none of its categories", r.Name, name))
	}
	return r.Categories[i]
}
