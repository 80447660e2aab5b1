package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
)

// lineRange is a value of -lines.
type lineRange struct {
	file        string // absolute, with links resolved
	first, last int
}

// parseLines reads FILE:A-B, FILE:A or FILE.
func parseLines(value string) (lineRange, error) {
	name, r := value, lineRange{first: 1, last: 1 << 30}
	if i := strings.LastIndexByte(value, ':'); i > 0 {
		from, to, ok := strings.Cut(value[i+1:], "-")
		if !ok {
			to = from
		}
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || first < 1 || last < first {
			return r, fmt.Errorf("unknown -lines=%s: want FILE:FIRST-LAST, as in main.go:10-20", value)
		}
		name, r.first, r.last = value[:i], first, last
	}
	abs, err := filepath.Abs(name)
	if err == nil {
		r.file, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return r, fmt.Errorf("find file of -lines: %w", err)
	}
	return r, nil
}

// touches reports whether the finding is on the lines: with its statement, or with a place that belongs to it, such as where the server is built.
func (r lineRange) touches(f *finding) bool {
	return r.hits(f.Pos.File, min(f.Pos.Line, f.FirstLine), max(f.Pos.EndLine, f.LastLine)) ||
		slices.ContainsFunc(f.Related, func(rel record.Related) bool {
			return r.hits(rel.Pos.File, rel.Pos.Line, rel.Pos.EndLine)
		})
}

func (r lineRange) hits(file string, first, last int) bool {
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	return file == r.file && first <= r.last && r.first <= last
}

// narrow leaves out the findings that are not on the lines of -lines, and those that the baseline knows.
func (s *session) narrow() error {
	var old *baseline
	if s.opts.baseline != "" {
		var err error
		if old, err = readBaseline(s.opts.baseline); errors.Is(err, os.ErrNotExist) && s.opts.writeBaseline {
			old, err = new(baseline), nil
		}
		if err != nil {
			return err
		}
	}
	if s.opts.writeBaseline {
		if len(s.failed) > 0 {
			s.say("no baseline written: it would lack what cannot be analyzed")
			return nil
		}
		return s.writeBaseline(old)
	}
	if len(s.opts.lines) > 0 {
		s.leaveOut("are not on the lines of -lines", func(f *finding) bool {
			return !slices.ContainsFunc(s.opts.lines, func(r lineRange) bool { return r.touches(f) })
		})
	}
	if old != nil {
		dir := filepath.Dir(s.opts.baseline)
		known, stale := old.match(dir, s.findings)
		s.leaveOut("are known to "+s.opts.baseline, func(f *finding) bool { return known[f] })
		if stale = s.gone(dir, stale); len(stale) > 0 {
			s.once("%s of %s no longer found: renew it with -write-baseline", plural(len(stale), "entry", "entries"), s.opts.baseline)
		}
	}
	return nil
}

// leaveOut takes findings out of what is told and fixed.
func (s *session) leaveOut(why string, out func(*finding) bool) {
	var kept []*finding
	n := 0
	for _, f := range s.findings {
		if out(f) {
			s.others = append(s.others, f)
			n++
			s.leftOut++
		} else {
			kept = append(kept, f)
		}
	}
	s.findings = kept
	if n > 0 {
		s.once("%s left out that %s", plural(n, "finding", "findings"), why)
	}
}

// separate makes the fixes of the findings that are wanted leave everything else alone: if only some of a group are
// wanted, those are planned again without the others.
func (s *session) separate() error {
	var wanted, others []*finding
	for _, f := range slices.Concat(s.findings, s.others) {
		switch {
		case f.Fix == nil:
		case !f.declined && slices.Contains(s.findings, f):
			wanted = append(wanted, f)
		default:
			others = append(others, f)
		}
	}
	if slices.ContainsFunc(wanted, func(f *finding) bool { return coupled(f, others) }) {
		return s.replan(wanted)
	}
	return nil
}

// coupled reports whether the fix of f fixes one of the others too, which are at other places.
func coupled(f *finding, others []*finding) bool {
	return slices.ContainsFunc(others, func(o *finding) bool {
		return o.Fix != nil && o.pkg == f.pkg && o.Fix.Group == f.Fix.Group && placeOf(o) != placeOf(f)
	})
}

// replan asks for the fixes of findings once more, as if the others were not to be fixed, and replaces their fixes.
func (s *session) replan(wanted []*finding) error {
	r := *s
	r.findings, r.servers, r.others, r.failed, r.builds = nil, nil, nil, nil, nil
	r.only = make(map[place]bool)
	concerned := make(map[string]bool)
	for _, f := range wanted {
		r.only[placeOf(f)] = true
		concerned[f.pkg.ImportPath] = true
	}
	for _, b := range s.builds {
		c := *b
		c.packages = slices.DeleteFunc(slices.Clone(b.packages), func(p *pkg) bool { return !concerned[p.ImportPath] })
		r.builds = append(r.builds, &c)
	}
	if err := r.analyze(); err != nil {
		return err
	}
	if len(r.failed) > 0 {
		return fmt.Errorf("plan the fixes that are wanted: %s", r.failed[0].text)
	}
	again := make(map[findingKey]*finding)
	for _, f := range r.findings {
		again[keyOf(&f.Finding)] = f
	}
	for _, f := range wanted {
		f.Fix, f.NoFix = nil, "it cannot be fixed without the other servers of the file"
		if g := again[keyOf(&f.Finding)]; g != nil && g.Fix != nil {
			f.Fix, f.NoFix, f.hash = g.Fix, "", g.hash
		} else if g != nil && g.NoFix != "" {
			f.NoFix = g.NoFix
		}
	}
	return nil
}
