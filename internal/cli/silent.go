package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
)

// silent returns the servers of which less is said because something is unknown, when -v asks for them.
func (s *session) silent() (found []*server) {
	if !s.opts.verbose {
		return nil
	}
	for _, v := range s.servers {
		if len(v.Silent) > 0 && s.onLines(v) {
			found = append(found, v)
		}
	}
	return found
}

// onLines reports whether a server is on the lines of -lines: with its call, or with the place where it is built.
func (s *session) onLines(v *server) bool {
	return len(s.opts.lines) == 0 || slices.ContainsFunc(s.opts.lines, func(r lineRange) bool {
		return r.hits(v.Pos.File, v.Pos.Line, v.Pos.EndLine) ||
			v.Built != nil && r.hits(v.Built.File, v.Built.Line, v.Built.EndLine)
	})
}

// printSilent prints a line for each of these servers, apart from what stands before.
func (s *session) printSilent(w *bufio.Writer, p palette, behind bool) {
	for i, v := range s.silent() {
		if i == 0 && behind {
			fmt.Fprintln(w)
		}
		var parts []string
		for _, d := range v.Silent {
			part := "unknown " + d.Unknown
			if d.Why != "" {
				part += ": " + s.reason(v, d.Why, d.Where)
			}
			parts = append(parts, part)
		}
		where := fmt.Sprintf("%s:%d:%d:", s.rel(v.Pos.File), v.Pos.Line, v.Pos.Column)
		fmt.Fprintf(w, "%s %s: %s\n", p.bold(where), v.Subject, strings.Join(parts, "; "))
	}
}

// reason says why something of a server is unknown, and where that shows if it is not the call.
func (s *session) reason(v *server, why string, where *record.Position) string {
	if where == nil || where.File == v.Pos.File && where.Offset == v.Pos.Offset {
		return why
	}
	return fmt.Sprintf("%s (%s:%d:%d)", why, s.rel(where.File), where.Line, where.Column)
}
