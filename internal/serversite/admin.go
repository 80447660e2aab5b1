package serversite

import (
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// Admin reports whether the server shows nothing but metrics, health and debug pages, as far as the package registers
// its handlers.
func (s *Site) Admin() bool {
	handler := s.handler()
	return handler != nil && s.p.admin(handler)
}

// DebugOnly reports whether it shows nothing else, and debug pages are among them.
func (s *Site) DebugOnly() bool {
	return s.Admin() && slices.ContainsFunc(s.patterns(), func(p string) bool { return strings.Contains(p, "/debug/") })
}

// patterns lists the patterns of what the server shows, or none when they cannot be told.
func (s *Site) patterns() []string {
	handler := s.handler()
	if handler == nil {
		return nil
	}
	return s.p.patternsOf(handler)
}

// admin reports whether the handler shows nothing but metrics, health and debug pages.
func (p *program) admin(handler ssa.Value) bool {
	patterns := p.patternsOf(handler)
	return len(patterns) > 0 && !slices.ContainsFunc(patterns, func(p string) bool { return !adminPattern(p) })
}

// patternsOf lists the patterns of what a handler shows, or none when they cannot be told.
func (p *program) patternsOf(handler ssa.Value) []string {
	var patterns []string
	for _, o := range p.origins(handler) {
		fn := p.madeBy(o)
		switch {
		case isNilObject(o): // DefaultServeMux
			found := p.patterns(nil)
			if len(found) == 0 && p.imports("net/http/pprof") {
				found = []string{"/debug/pprof/"}
			}
			patterns = append(patterns, found...)
		case fn == nil:
			return nil
		case fn.FullName() == "net/http.NewServeMux":
			patterns = append(patterns, p.patterns(o)...)
		case fn.Pkg() != nil && strings.HasSuffix(fn.Pkg().Path(), "/promhttp"):
			patterns = append(patterns, "/metrics")
		default:
			if b := p.behavior(fn); b == nil || !b.Admin {
				return nil
			}
			patterns = append(patterns, "/metrics")
		}
	}
	return patterns
}

// patterns lists the patterns that the package registers on a mux, nil being DefaultServeMux. A pattern that is not a
// constant is "?".
func (p *program) patterns(mux *valueflow.Object) []string {
	var out []string
	for _, name := range []string{"net/http.Handle", "net/http.HandleFunc", "(*net/http.ServeMux).Handle", "(*net/http.ServeMux).HandleFunc"} {
		method := strings.HasPrefix(name, "(")
		for _, c := range p.flow.CallsOf(name) {
			arg := 0
			if method {
				arg = 1
				if !slices.ContainsFunc(p.flow.Arg(c, 0, ""), func(at *valueflow.Cell) bool { return isMux(at, mux) }) {
					continue
				}
			} else if mux != nil {
				continue
			}
			for _, at := range p.flow.Arg(c, arg, "") {
				pattern, whole, ok := p.text(at.Object)
				if !ok || !whole {
					pattern = "?"
				}
				out = append(out, pattern)
			}
		}
	}
	return out
}

// isMux reports whether a cell is the mux, nil being DefaultServeMux.
func isMux(at *valueflow.Cell, mux *valueflow.Object) bool {
	if mux == nil {
		return isDefaultMux(at.Object)
	}
	return at.Object == mux
}

func adminPattern(pattern string) bool {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	for _, prefix := range []string{"/metrics", "/debug/", "/health", "/ready", "/live"} {
		if strings.HasPrefix(pattern, prefix) {
			return true
		}
	}
	return false
}

func (p *program) imports(path string) bool {
	for _, imp := range p.pass.Pkg.Imports() {
		if imp.Path() == path {
			return true
		}
	}
	return false
}
