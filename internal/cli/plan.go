package cli

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/patch"
	"github.com/srvfix/srvfix/internal/record"
)

// plan is everything that -w would do: it has passed the compiler.
type plan struct {
	changes  []*change         // sorted by path
	fixed    []*finding        // whose fixes are part of it
	lacking  map[string]string // folders of modules that lack the runtime, and the path from which the fixes import it
	embedded []string          // folders that get a copy of the runtime
	excluded map[string]bool   // import paths of packages that would not compile with their fixes

	overlapping []*finding // whose fixes must wait for the next run
}

// change is one file, before and after.
type change struct {
	path     string   // with symbolic links resolved
	sources  []string // as findings name it, possibly by several links; empty for go.mod and the runtime
	old      []byte
	new      []byte
	edits    []record.Edit // that lead from old to new
	mode     fs.FileMode
	existed  bool
	removed  bool // the file goes away
	embedded bool // a file of the runtime's copy
}

// plan computes all changes, and leaves out the fixes of packages that would not compile with them.
func (s *session) plan() (*plan, error) {
	excluded := make(map[string]bool)
	requirements := make(map[string][]*change)
	for {
		p, err := s.draft(excluded, requirements)
		if err != nil || len(p.changes) == 0 {
			return p, err
		}
		broken, err := s.check(p)
		if err != nil {
			return nil, err
		}
		if len(broken) == 0 {
			return p, nil
		}
		for _, path := range slices.Sorted(maps.Keys(broken)) {
			excluded[path] = true
			s.say("left out the fixes of %s, as it would not compile:", path)
			for line := range strings.Lines(broken[path]) {
				fmt.Fprintf(s.Stderr, "\t%s\n", strings.TrimRight(line, "\n"))
			}
		}
		s.forgo(excluded)
	}
}

// forgo takes the fixes away from the findings of packages that would not compile with them.
func (s *session) forgo(excluded map[string]bool) {
	for _, f := range s.findings {
		if excluded[f.pkg.ImportPath] && f.Fix != nil {
			f.Fix, f.NoFix = nil, "the package would not compile with it"
		}
	}
}

// draft computes the changes for all packages but the excluded ones. It keeps changes of go.mod files in requirements, which take time to find.
func (s *session) draft(excluded map[string]bool, requirements map[string][]*change) (*plan, error) {
	var candidates []*finding
	var edits [][]record.Edit
	for _, f := range s.findings {
		if f.Fix != nil && !f.declined && len(f.Fix.Edits) > 0 && !excluded[f.pkg.ImportPath] {
			candidates = append(candidates, f)
			edits = append(edits, f.Fix.Edits)
		}
	}
	files, dropped := patch.Merge(edits)
	p := &plan{excluded: excluded}
	for i, f := range candidates {
		if slices.Contains(dropped, i) {
			p.overlapping = append(p.overlapping, f)
		} else {
			p.fixed = append(p.fixed, f)
		}
	}

	var problems []error
	for _, name := range slices.Sorted(maps.Keys(files)) {
		c, err := openChange(name)
		if err == nil {
			err = unchanged(c, p.fixed)
		}
		if err == nil {
			c.edits = files[name]
			c.new, err = patch.Apply(c.old, c.edits)
		}
		if err != nil {
			problems = append(problems, err)
			continue
		}
		if i := slices.IndexFunc(p.changes, func(d *change) bool { return d.path == c.path }); i >= 0 {
			p.changes[i].sources = append(p.changes[i].sources, name)
			if !bytes.Equal(p.changes[i].new, c.new) {
				problems = append(problems, fmt.Errorf("cannot fix %s: it is the same file as %s and their fixes differ: name one of the packages only", name, p.changes[i].sources[0]))
			}
			continue
		}
		if !bytes.Equal(c.new, c.old) {
			p.changes = append(p.changes, c)
		}
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%w\nnothing was changed", errors.Join(problems...))
	}
	if err := s.provideRuntime(p, requirements); err != nil {
		return nil, err
	}
	slices.SortFunc(p.changes, func(a, b *change) int { return cmp.Compare(a.path, b.path) })
	return p, nil
}

// openChange reads a file that is to be changed.
func openChange(name string) (*change, error) {
	path, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", name, err)
	}
	st, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", name, err)
	}
	// The permission is asked and not tried: for the superuser every file is writable, but whoever made it read-only meant it.
	if st.Mode().Perm()&0o200 == 0 {
		return nil, fmt.Errorf("cannot fix %s: the file is read-only: make it writable, or name other packages", name)
	}
	old, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return &change{path: path, sources: []string{name}, old: old, mode: st.Mode().Perm(), existed: true}, nil
}

// unchanged reports a file that is no longer what the rules have seen.
func unchanged(c *change, fixed []*finding) error {
	sum := sha256.Sum256(c.old)
	now := hex.EncodeToString(sum[:])
	for _, f := range fixed {
		if want, ok := f.hash[c.sources[0]]; ok && want != now {
			return fmt.Errorf("cannot fix %s: it was changed while srvfix ran: run srvfix again", c.sources[0])
		}
	}
	return nil
}

// provideRuntime adds what the fixed packages need in order to import the runtime.
func (s *session) provideRuntime(p *plan, requirements map[string][]*change) error {
	var err error
	if p.lacking, err = s.lacking(p.fixed); err != nil {
		return err
	}
	for _, dir := range slices.Sorted(maps.Keys(p.lacking)) {
		if p.lacking[dir] == fixes.RuntimePackage {
			if requirements[dir] == nil {
				changes, err := s.require(dir)
				if err != nil {
					return err
				}
				requirements[dir] = changes
			}
			p.changes = append(p.changes, requirements[dir]...)
			continue
		}
		changes, err := s.embed(dir, false)
		if err != nil {
			return fmt.Errorf("%w, or use -runtime=off", err)
		}
		p.changes = append(p.changes, changes...)
		p.embedded = append(p.embedded, filepath.Join(dir, filepath.FromSlash(fixes.EmbedDir)))
	}
	return nil
}

// moved returns lines of the files before the changes as they are numbered now.
func (p *plan) moved(lines []lineRange) []lineRange {
	lines = slices.Clone(lines)
	for i, r := range lines {
		n := slices.IndexFunc(p.changes, func(c *change) bool { return c.path == r.file })
		if n < 0 {
			continue
		}
		c := p.changes[n]
		from, to := lineRangeOffsets(c.old, r.first, r.last)
		for _, e := range c.edits {
			if e.Start < to && to < e.End {
				to = e.End
			}
		}
		from, to = patch.Offset(c.edits, from), patch.Offset(c.edits, to)
		if to > from && c.new[to-1] == '\n' {
			to-- // an edit of whole lines ends where the next one begins
		}
		lines[i].first, _ = lineColumn(c.new, from)
		lines[i].last, _ = lineColumn(c.new, to)
	}
	return lines
}

// lineRangeOffsets returns where the first line begins and the last one ends, as far as the text has them.
func lineRangeOffsets(data []byte, first, last int) (from, to int) {
	line, at := 1, 0
	for text := range bytes.Lines(data) {
		if line <= first {
			from = at
		}
		if line <= last {
			to = at + len(bytes.TrimRight(text, "\r\n"))
		}
		line, at = line+1, at+len(text)
	}
	return from, to
}

func lineColumn(data []byte, offset int) (line, column int) {
	before := data[:min(offset, len(data))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}
