package rule

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/serversite"
)

// Doubt is a reason for which rules say nothing of a server, though something may be wrong with it.
type Doubt struct {
	Unknown string    // "whether ReadHeaderTimeout is set"
	Why     string    // "comes from kit.New, whose code is not known"; may be ""
	Pos     token.Pos // where that shows, if anywhere
}

// timeoutDoubts are the questions to which rules need an answer: whether one of the fields is set.
var timeoutDoubts = []struct {
	categories []string // what is reported if none is
	fields     []string // the first is the one that is missed
}{
	{[]string{"timeouts/package-serve", "timeouts/framework-serve", "timeouts/read-header-unset"},
		[]string{"ReadHeaderTimeout", "ReadTimeout"}},
	{[]string{"keepalive/idle-unset"}, []string{"IdleTimeout", "ReadTimeout"}},
}

// Doubts returns why rules that are on say nothing of a server which the runtime does not serve. Each reason comes once. Rules
// that need more than the state of the server, such as its handlers, are silent about most programs and are not asked.
func Doubts(s *serversite.Site) (found []Doubt) {
	if ast.IsGenerated(s.File) {
		return nil
	}
	quiet := suppressions(s.Pass, s.Expr, s.Path, s.Built())
	open := func(category string) bool { return reported(category) && !quiet.covers(category) }
	var fields [][]string // of each Doubt
	for _, q := range timeoutDoubts {
		if !slices.ContainsFunc(q.categories, open) || s.KeepAlivesOff() && q.fields[0] == "IdleTimeout" {
			continue
		}
		why, pos := s.Why(q.fields...)
		if why == "" {
			continue
		}
		missed := q.fields[0]
		if i := slices.IndexFunc(q.fields, func(f string) bool { return s.Field(f) == serversite.Unknown }); i >= 0 {
			missed = q.fields[i]
		}
		i := slices.IndexFunc(found, func(d Doubt) bool { return d.Why == why && d.Pos == pos })
		if i < 0 {
			i, found, fields = len(found), append(found, Doubt{Why: why, Pos: pos}), append(fields, nil)
		}
		if !slices.Contains(fields[i], missed) {
			fields[i] = append(fields[i], missed)
		}
	}
	for i, names := range fields {
		found[i].Unknown = "whether " + strings.Join(names, " and ") + " is set"
		if len(names) > 1 {
			found[i].Unknown = "whether " + strings.Join(names, " and ") + " are set"
		}
	}
	if open("shutdown/never-called") && s.Stopped() == serversite.Unknown {
		found = append(found, Doubt{Unknown: "whether anything shuts it down"})
	}
	return found
}

// reported says whether a category is on.
func reported(name string) bool {
	for i := range linked {
		for _, c := range linked[i].Categories {
			if c.Name == name {
				return linked[i].Reports(c, Options.Rules)
			}
		}
	}
	return false
}
