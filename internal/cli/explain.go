package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/docgen"
	"github.com/srvfix/srvfix/internal/rule"
)

// tell serves the subcommands that only print what the rules' pages say. It reports whether the arguments are one.
func (c *Command) tell(args []string) (code int, ok bool) {
	if len(args) == 0 {
		return 0, false
	}
	switch args[0] {
	case "rules":
		if len(args) > 1 {
			c.say("srvfix rules takes no arguments: srvfix explain %s prints the page of a rule", args[1])
			return exitFailed, true
		}
		fmt.Fprint(c.Stdout, docgen.List(rule.All()))
	case "explain":
		if len(args) == 1 {
			c.say("name what to explain: a rule or a category, as srvfix rules lists them")
			return exitFailed, true
		}
		for i, name := range args[1:] {
			text, err := explain(name)
			if err != nil {
				c.say("%v", err)
				return exitFailed, true
			}
			if i > 0 {
				fmt.Fprintln(c.Stdout)
			}
			fmt.Fprint(c.Stdout, text)
		}
	default:
		return 0, false
	}
	return exitClean, true
}

// explain returns the page of a rule, or what it says of a category.
func explain(name string) (string, error) {
	var names []string
	for _, r := range rule.All() {
		names = append(names, r.Name)
		if r.Name == name {
			return docgen.Text(r), nil
		}
		if i := slices.IndexFunc(r.Categories, func(c rule.Category) bool { return c.Name == name }); i >= 0 {
			return docgen.CategoryText(r, r.Categories[i]) + fmt.Sprintf("\nsrvfix explain %s prints the whole page.\n", r.Name), nil
		}
	}
	return "", fmt.Errorf("unknown rule or category %q: the rules are %s; srvfix rules lists the categories", name, strings.Join(names, ", "))
}
