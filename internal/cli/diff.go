package cli

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/patch"
)

// printDiff prints what -w would change, and reports whether that is anything. A copy of the runtime is thousands of
// lines that nobody reviews here, so its files are only named.
func (s *session) printDiff(p *plan) bool {
	base := resolved(s.cwd)
	for _, c := range p.changes {
		for !c.embedded && !within(base, c.path) && base != filepath.Dir(base) {
			base = filepath.Dir(base)
		}
	}
	for _, c := range p.changes {
		if c.embedded {
			continue
		}
		name, err := filepath.Rel(base, c.path)
		if err != nil {
			name = c.path
		}
		fmt.Fprint(s.Stdout, c.diff(name))
	}
	if base != resolved(s.cwd) && len(p.changes) > len(p.embedded) {
		s.say("the names in the diff are those seen from %s: apply it there", s.rel(base))
	}
	for _, dir := range p.embedded {
		s.say("the diff leaves out what srvfix -w writes to %s: srvfix embed writes it too", s.rel(dir))
	}
	return len(p.changes) > 0
}

// diff returns the change as git and patch understand it.
func (c *change) diff(name string) string {
	label := func(prefix string) string {
		name := prefix + filepath.ToSlash(name)
		switch {
		case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7f }):
			return strconv.Quote(name)
		case strings.Contains(name, " "):
			return name + "\t" // marks the end of the name
		}
		return name
	}
	before := label("a/")
	if !c.existed {
		before = "/dev/null"
	}
	return patch.Unified(before, label("b/"), string(c.old), string(c.new))
}

// printList prints the files that -w would change or create, and reports whether there are any.
func (s *session) printList(p *plan) bool {
	for _, c := range p.changes {
		fmt.Fprintln(s.Stdout, s.rel(c.path))
	}
	return len(p.changes) > 0
}

// printWritten tells what -w has done.
func (s *session) printWritten(p *plan) {
	perFile := make(map[string]int)
	for _, f := range p.fixed {
		perFile[f.Fix.Edits[0].File]++
	}
	for _, c := range p.changes {
		n := 0
		for _, name := range c.sources {
			n += perFile[name]
		}
		switch {
		case n > 0:
			s.say("fixed %s: %s", s.rel(c.path), plural(n, "finding", "findings"))
		case !c.embedded:
			s.say("changed %s", s.rel(c.path))
		}
	}
	for _, dir := range p.embedded {
		s.say("wrote the runtime to %s", s.rel(dir))
	}
	if len(p.changes) == 0 {
		s.say("nothing to fix")
	} else {
		files := 0
		for _, c := range p.changes {
			files += min(len(c.sources), 1)
		}
		s.say("%s fixed in %s", plural(len(p.fixed), "finding", "findings"), plural(files, "file", "files"))
	}
}
