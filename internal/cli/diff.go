package cli

import (
	"fmt"
	"path/filepath"

	"github.com/aymanbagabas/go-udiff"
)

// printDiff prints what -w would change, and reports whether that is anything. A copy of the runtime is thousands of
// lines that nobody reviews here, so its files are only named.
func (s *session) printDiff(p *plan) bool {
	for _, c := range p.changes {
		if c.embedded {
			continue
		}
		name := filepath.ToSlash(s.rel(c.path))
		before := "a/" + name
		if !c.existed {
			before = "/dev/null"
		}
		fmt.Fprint(s.Stdout, udiff.Unified(before, "b/"+name, string(c.old), string(c.new)))
	}
	for _, dir := range p.embedded {
		s.say("srvfix -w also writes the runtime to %s, which the diff leaves out", s.rel(dir))
	}
	return len(p.changes) > 0
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
