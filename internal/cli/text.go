package cli

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/fatih/color"
	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
)

// place is a piece of code; findings that stand at one are printed together.
type place struct {
	file   string
	offset int
}

func placeOf(f *finding) place { return place{f.Pos.File, f.Pos.Offset} }

// serverOf returns the place at which the server of a finding goes live.
func serverOf(f *finding) place {
	if f.Live != nil {
		return place{f.Live.File, f.Live.Offset}
	}
	return placeOf(f)
}

// palette colors text for a terminal, or leaves it as it is.
type palette struct{ bold, faint, err, warn, note, fix func(a ...any) string }

func (s *session) palette() palette {
	on := s.opts.color == "always"
	if s.opts.color == "auto" {
		on = s.Stdout == os.Stdout && !color.NoColor // which knows of NO_COLOR, TERM=dumb and pipes
	}
	paint := func(attrs ...color.Attribute) func(a ...any) string {
		c := color.New(attrs...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	return palette{bold: paint(color.Bold), faint: paint(color.Faint), err: paint(color.FgRed, color.Bold), warn: paint(color.FgYellow, color.Bold),
		note: paint(color.FgCyan, color.Bold), fix: paint(color.FgGreen)}
}

func (p palette) level(l rule.Level) string {
	text := fmt.Sprintf("%-8s", l)
	switch l {
	case rule.Error:
		return p.err(text)
	case rule.Warning:
		return p.warn(text)
	}
	return p.note(text)
}

// printText prints what is left, each place once.
func (s *session) printText() error {
	w := bufio.NewWriter(s.Stdout)
	p := s.palette()
	left := s.findings
	sources := newSources()
	told := false
	for len(left) > 0 {
		n := 1
		for n < len(left) && placeOf(left[n]) == placeOf(left[0]) {
			n++
		}
		s.printPlace(w, p, sources, left[:n])
		if left = left[n:]; len(left) > 0 {
			fmt.Fprintln(w)
		}
		told = true
	}
	s.printSilent(w, p, told)
	return w.Flush()
}

// printPlace prints the findings of one place: of a server, mostly.
func (s *session) printPlace(w *bufio.Writer, p palette, sources *sources, list []*finding) {
	first := list[0]
	where := fmt.Sprintf("%s:%d:%d:", s.rel(first.Pos.File), first.Pos.Line, first.Pos.Column)
	fmt.Fprintf(w, "%s %s\n", p.bold(where), first.Code)
	s.printFindings(w, p, list)
	if n := len(first.builds); n > 0 && n < len(s.builds) {
		fmt.Fprintf(w, "  %s\n", p.faint("only with "+strings.Join(first.builds, ", ")))
	}
	sources.frame(w, p, first.Pos)
	told := make(map[record.Related]bool)
	for _, f := range list {
		for _, r := range f.Related {
			if !told[r] {
				told[r] = true
				fmt.Fprintf(w, "  %s %s\n", p.bold(fmt.Sprintf("%s:%d:%d:", s.rel(r.Pos.File), r.Pos.Line, r.Pos.Column)), r.Message)
			}
		}
	}
	s.printFixes(w, p, list)
}

// printFindings prints what is wrong with a server.
func (s *session) printFindings(w *bufio.Writer, p palette, list []*finding) {
	width := 0
	for _, f := range list {
		width = max(width, len(f.Category))
	}
	for _, f := range list {
		fmt.Fprintf(w, "  %s %s  %s\n", p.level(f.level()), p.faint(fmt.Sprintf("%-*s", width, f.Category)), f.Message)
	}
}

// printFixes prints how the findings of a server are fixed, or why not. They mostly share their fix: each thing is said once.
func (s *session) printFixes(w *bufio.Writer, p palette, list []*finding) {
	var order []string
	categories := make(map[string][]string)
	for _, f := range list {
		var text string
		switch {
		case f.Fix != nil && f.Fix.Safety == "unsafe":
			text = p.warn("unsafe fix:") + " " + f.Fix.Title
			if f.Fix.Reason != "" {
				text += " (" + f.Fix.Reason + ")"
			}
		case f.Fix != nil:
			text = p.fix("fix:") + " " + f.Fix.Title
		case f.NoFix != "":
			text = p.faint("no fix:") + " " + f.NoFix
		default:
			continue
		}
		if categories[text] == nil {
			order = append(order, text)
		}
		categories[text] = append(categories[text], f.Category)
	}
	for _, text := range order {
		if len(order) > 1 {
			text += p.faint(" [" + strings.Join(categories[text], ", ") + "]")
		}
		fmt.Fprintf(w, "  %s\n", text)
	}
}

// sources are the lines of files that frames show.
type sources struct{ lines map[string][]string }

func newSources() *sources { return &sources{make(map[string][]string)} }

// frame shows the line of a place with carets under its range. What cannot be read is not shown.
func (s *sources) frame(w *bufio.Writer, p palette, pos record.Position) {
	lines, ok := s.lines[pos.File]
	if !ok {
		data, err := os.ReadFile(pos.File)
		if err == nil {
			lines = strings.Split(string(data), "\n")
		}
		s.lines[pos.File] = lines
	}
	if pos.Line < 1 || pos.Line > len(lines) || pos.Column < 1 {
		return
	}
	line := strings.TrimRight(lines[pos.Line-1], "\r")
	from := pos.Column - 1
	to := len(line)
	if pos.EndLine == pos.Line {
		to = pos.EndColumn - 1
	}
	if from > len(line) || to > len(line) || to <= from {
		return
	}
	number := fmt.Sprint(pos.Line)
	gutter := strings.Repeat(" ", len(number))
	// Tabs stay tabs, so that the carets stand right whatever a tab is worth.
	indent := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, line[:from])
	carets := strings.Repeat("^", len([]rune(line[from:to])))
	if pos.EndLine > pos.Line {
		carets += "…"
	}
	fmt.Fprintf(w, "  %s\n", p.faint(gutter+" |"))
	fmt.Fprintf(w, "  %s %s\n", p.faint(number+" |"), line)
	fmt.Fprintf(w, "  %s %s%s\n", p.faint(gutter+" |"), indent, p.bold(carets))
}
