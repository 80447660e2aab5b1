package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/rule"
)

// session is one run of the command.
type session struct {
	*Command
	ctx  context.Context
	opts *options
	cwd  string

	builds     []*build       // the configurations to look at
	runtime    string         // mode for modules that do not have the runtime yet
	state      string         // which modules have which runtime, for the cache key of the go command
	findings   []*finding     // sorted by place
	servers    []*server      // likewise, for srvfix audit and -v
	others     []*finding     // that were found and are neither told nor fixed
	leftOut    int            // findings that -lines and -baseline have taken out
	only       map[place]bool // fix what stands there; nil: everything
	failed     []failure
	requirable bool              // the runtime can be required in go.mod
	anchors    []string          // folders of the modules of all packages, see anchor
	locked     map[string]func() // folders that are locked, and what unlocks them
	said       []string          // what once has printed
}

// failure is a package that could not be analyzed.
type failure struct {
	path string
	on   string // the configuration, if there are several
	text string
}

// fail notes that a package could not be analyzed in a configuration. The others' findings are still worth having.
func (s *session) fail(b *build, path, text string) {
	if !slices.ContainsFunc(s.failed, func(f failure) bool { return f.path == path && f.text == text }) {
		s.failed = append(s.failed, failure{path, b.on(), text})
	}
}

// look finds out what is wrong.
func (s *session) look() (err error) {
	if s.cwd, err = os.Getwd(); err != nil {
		return fmt.Errorf("find current folder: %w", err)
	}
	if s.builds, err = s.opts.builds(); err != nil {
		return err
	}
	stop := s.progress("looking at packages")
	defer stop()
	if s.opts.write {
		if err := s.enterAbove(); err != nil {
			return err
		}
	}
	if err := s.load(); err != nil {
		return cmp.Or(s.interrupted(), err)
	}
	if s.opts.write {
		recovered, err := s.enterAll()
		if err == nil && recovered {
			err = s.load()
		}
		if err != nil {
			return err
		}
	} else if err := s.interrupted(); err != nil {
		return err
	}
	if err := s.chooseRuntime(); err != nil {
		return err
	}
	if err := s.analyze(); err != nil {
		return err
	}
	stop()
	return s.narrow()
}

// errAfter says that the fixes are written all the same.
var errAfter = errors.New("the fixes are written, but what is left cannot be told")

// after looks at what was written as the next run will: a fix may settle findings of other packages, or bring some to
// light. What it has to say before that was said already is not repeated.
func (s *session) after(p *plan) (*session, error) {
	opts := *s.opts
	opts.lines = p.moved(opts.lines)
	next := &session{Command: s.Command, ctx: s.ctx, opts: &opts, locked: s.locked, said: s.said}
	if err := next.look(); err != nil {
		return nil, fmt.Errorf("%w: %w", errAfter, err)
	}
	next.forgo(p.excluded)
	next.printFailures()
	return next, nil
}

// once prints a message for the person that a look at the same packages repeats.
func (s *session) once(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !slices.Contains(s.said, text) {
		s.said = append(s.said, text)
		s.say("%s", text)
	}
}

// run does the work and returns the exit code.
func (s *session) run() (int, error) {
	err := s.look()
	if err != nil {
		return 0, err
	}
	var p *plan
	write := s.opts.write && len(s.failed) == 0 // all or none: what cannot be read cannot be checked either
	if write && s.opts.ask {
		if err := s.ask(); err != nil {
			return 0, err
		}
	}
	if write || s.opts.diff || s.opts.list {
		stop := s.progress("compiling the fixed packages")
		if err = s.separate(); err == nil {
			p, err = s.plan()
		}
		stop()
		if err != nil {
			s.printFailures()
			return 0, err
		}
	}
	s.printFailures()
	if p != nil && !s.opts.ask && !s.opts.list {
		s.announce(p.fixed, p.lacking)
	}
	printed, left := false, s
	switch {
	case s.opts.diff:
		printed = s.printDiff(p)
	case s.opts.list:
		printed = s.printList(p)
	case write:
		if err := s.commit(p.changes); err != nil {
			return 0, err
		}
		s.printWritten(p)
		if len(p.changes) > 0 {
			if left, err = s.after(p); err != nil {
				return 0, err
			}
		}
	}
	if p != nil && len(p.overlapping) > 0 {
		n := plural(len(p.overlapping), "finding", "findings")
		s.say("the fixes of %s overlap others: run srvfix again afterwards", n)
	}
	code := left.code(printed)
	switch {
	case s.opts.sarif:
		err = s.printSARIF(code)
	case s.opts.json:
		err = left.printJSON(p)
	case !s.opts.diff && !s.opts.list:
		err = left.printText()
	}
	if err != nil {
		return 0, err
	}
	left.printSummary(p)
	return code, nil
}

// code returns the exit code; printed says that -d or -l have printed something.
func (s *session) code(printed bool) int {
	bad := func(f *finding) bool { return f.level() >= s.opts.failOn }
	switch {
	case len(s.failed) > 0:
		return exitFailed
	case printed || slices.ContainsFunc(s.findings, bad):
		return exitFound
	}
	return exitClean
}

// printFailures tells of the packages that could not be analyzed.
func (s *session) printFailures() {
	for _, f := range s.failed {
		if f.path == "" {
			s.say("%s", f.text)
			continue
		}
		if !strings.Contains(f.text, "\n") {
			s.say("cannot analyze %s%s: %s", f.path, f.on, f.text)
			continue
		}
		s.say("cannot analyze %s%s:", f.path, f.on)
		for line := range strings.Lines(f.text) {
			fmt.Fprintf(s.Stderr, "\t%s\n", strings.TrimRight(line, "\n"))
		}
	}
}

// printSummary says how much there is and what to do about it.
func (s *session) printSummary(p *plan) {
	levels := make(map[rule.Level]int)
	servers := make(map[place]bool)
	fixable := 0
	for _, f := range s.findings {
		if f.Fix != nil {
			fixable++
		}
		levels[f.level()]++
		servers[serverOf(f)] = true
	}
	rest := ""
	if s.opts.write && p != nil && len(p.changes) > 0 {
		rest = " left"
	}
	switch {
	case len(s.findings) == 0 && (s.leftOut > 0 || s.opts.writeBaseline):
	case len(s.findings) == 0 && s.count(told) > 0:
		s.say("no findings%s in %s", rest, plural(s.count(told), "package", "packages"))
	case len(s.findings) == 0:
	default:
		var parts []string
		for l := rule.Error; l >= rule.Advice; l-- {
			if n := levels[l]; n > 0 {
				one, many := l.String(), l.String()+"s"
				if l == rule.Advice {
					many = one
				}
				parts = append(parts, plural(n, one, many))
			}
		}
		s.say("%s%s on %s (%s)", plural(len(s.findings), "finding", "findings"), rest, plural(len(servers), "server", "servers"), strings.Join(parts, ", "))
		if fixable > 0 && p == nil {
			s.say("%d can be fixed: run srvfix -w to fix, srvfix -d to look first", fixable)
		}
	}
	s.printBroken()
	if s.opts.write && len(s.failed) > 0 {
		s.say("nothing written: mend what is broken, or name the packages to fix")
	}
}

// printBroken says how many packages could not be analyzed.
func (s *session) printBroken() {
	broken := make(map[string]bool)
	for _, f := range s.failed {
		if f.path != "" {
			broken[f.path] = true
		}
	}
	if n := len(broken); n > 0 {
		s.say("%s could not be analyzed", plural(n, "package", "packages"))
	}
}

// count counts packages over all configurations.
func (s *session) count(names func(*build) []string) int {
	all := make(map[string]bool)
	for _, b := range s.builds {
		for _, name := range names(b) {
			all[name] = true
		}
	}
	return len(all)
}

func told(b *build) []string { return slices.Collect(maps.Keys(b.told)) }

func listed(b *build) []string { return slices.Collect(maps.Keys(b.listed)) }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
