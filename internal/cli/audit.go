package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
)

// server is a server of a package that was asked for.
type server struct {
	record.Server
	pkg    *pkg
	builds []string // the configurations in which it was found, if there are several
}

func (s *server) place() place { return place{s.Pos.File, s.Pos.Offset} }

// parseAudit reads the command line of srvfix audit: the flags of a check.
func (c *Command) parseAudit(args []string) (*options, error) {
	opts, err := c.parse(args)
	if err != nil {
		return nil, err
	}
	if count(opts.write, opts.diff, opts.list, opts.sarif, opts.writeBaseline, len(opts.lines) > 0) > 0 {
		return nil, errors.New("srvfix audit only shows all servers: do without -w, -i, -d, -l, -sarif, -lines and -write-baseline")
	}
	opts.audit = true
	return opts, nil
}

// runAudit does what srvfix audit is for.
func (s *session) runAudit() (int, error) {
	if err := s.look(); err != nil {
		return 0, err
	}
	stop := s.progress("compiling the fixed packages")
	p, err := s.wouldWrite()
	stop()
	if err != nil {
		return 0, err
	}
	s.printFailures()
	if s.opts.json {
		err = s.printAuditJSON(p)
	} else {
		err = s.printAudit()
	}
	if err != nil {
		return 0, err
	}
	s.printAuditSummary(p)
	return s.code(false), nil
}

// wouldWrite returns what -w would do, or nil if it would do nothing because of packages that cannot be analyzed or files that cannot be changed.
func (s *session) wouldWrite() (*plan, error) {
	if len(s.failed) > 0 {
		return nil, nil
	}
	if err := s.separate(); err != nil {
		return nil, err
	}
	p, err := s.plan()
	if err != nil && s.ctx.Err() == nil {
		s.say("srvfix -w would stop: %v", err)
		return nil, nil
	}
	return p, err
}

// addServer takes a server that the tool has told of. What differs between configurations is unknown.
func (s *session) addServer(b *build, p *pkg, r record.Server) {
	v := &server{Server: r, pkg: p}
	if i := slices.IndexFunc(s.servers, func(o *server) bool { return o.place() == v.place() }); i < 0 {
		s.servers = append(s.servers, v)
	} else {
		v = s.servers[i]
		for j := range v.Settings {
			if j < len(r.Settings) && !reflect.DeepEqual(v.Settings[j], r.Settings[j]) {
				v.Settings[j] = record.Setting{Name: v.Settings[j].Name, State: "unknown", Note: "differs between configurations"}
			}
		}
		for _, d := range r.Silent {
			if !slices.ContainsFunc(v.Silent, func(o record.Doubt) bool { return reflect.DeepEqual(o, d) }) {
				v.Silent = append(v.Silent, d)
			}
		}
	}
	if b.name != "" && !slices.Contains(v.builds, b.name) {
		v.builds = append(v.builds, b.name)
	}
}

// findingsOf returns the findings of each server, the worst first, and those that belong to none.
func (s *session) findingsOf() (of map[place][]*finding, rest []*finding) {
	of = make(map[place][]*finding)
	for _, v := range s.servers {
		of[v.place()] = nil
	}
	for _, f := range s.findings {
		if list, ok := of[serverOf(f)]; ok {
			of[serverOf(f)] = append(list, f)
		} else {
			rest = append(rest, f)
		}
	}
	for _, list := range of {
		slices.SortStableFunc(list, func(a, b *finding) int { return cmp.Compare(b.level(), a.level()) })
	}
	return of, rest
}

// printAudit prints a block for each server.
func (s *session) printAudit() error {
	w := bufio.NewWriter(s.Stdout)
	p := s.palette()
	of, rest := s.findingsOf()
	for i, v := range s.servers {
		if i > 0 {
			fmt.Fprintln(w)
		}
		s.printServer(w, p, v, of[v.place()])
	}
	sources := newSources()
	for i, f := range rest {
		if i > 0 && placeOf(f) == placeOf(rest[i-1]) {
			continue
		}
		if i > 0 || len(s.servers) > 0 {
			fmt.Fprintln(w)
		}
		s.printPlace(w, p, sources, slices.DeleteFunc(slices.Clone(rest), func(g *finding) bool { return placeOf(g) != placeOf(f) }))
	}
	return w.Flush()
}

func (s *session) printServer(w *bufio.Writer, p palette, v *server, list []*finding) {
	fmt.Fprintf(w, "%s %s\n", p.bold(fmt.Sprintf("%s:%d:%d:", s.rel(v.Pos.File), v.Pos.Line, v.Pos.Column)), v.Code)
	row := func(name, text string) { fmt.Fprintf(w, "  %s %s\n", p.faint(fmt.Sprintf("%-8s", name)), text) }
	kind := v.Kind
	if v.Handler != "" {
		kind += " with routes of " + v.Handler
	}
	in := v.pkg.ImportPath
	if v.Func != "" {
		in = v.Func + " of " + in
	}
	row("kind", fmt.Sprintf("%s, in %s (%s)", kind, in, v.Role))
	if v.Built != nil {
		row("built", fmt.Sprintf("%s:%d:%d", s.rel(v.Built.File), v.Built.Line, v.Built.Column))
	}
	address := v.Exposure
	if v.Address != "" {
		address = fmt.Sprintf("%q, %s", v.Address, v.Exposure)
	}
	row("address", address)
	rows := []struct {
		name     string
		settings []string
	}{
		{"timeouts", []string{"ReadHeaderTimeout", "ReadTimeout", "WriteTimeout", "IdleTimeout"}},
		{"protocol", []string{"TLS", "HTTP/2"}},
		{"life", []string{"shutdown", "port sharing", "recovery"}},
	}
	for _, r := range rows {
		var parts []string
		for _, set := range v.Settings {
			if !slices.Contains(r.settings, set.Name) {
				continue
			}
			text := set.Name + " " + set.State
			if set.Note != "" {
				text += " (" + set.Note + ")"
			}
			parts = append(parts, text)
		}
		row(r.name, strings.Join(parts, ", "))
	}
	var reasons []string // each once, since settings mostly share it
	names := make(map[string][]string)
	for _, set := range v.Settings {
		if set.Why == "" {
			continue
		}
		reason := s.reason(v, set.Why, set.Where)
		if names[reason] == nil {
			reasons = append(reasons, reason)
		}
		names[reason] = append(names[reason], set.Name)
	}
	for _, reason := range reasons {
		row("unknown", strings.Join(names[reason], ", ")+": "+reason)
	}
	if len(v.Debug) > 0 {
		row("debug", strings.Join(v.Debug, ", "))
	}
	if n := len(v.builds); n > 0 && n < len(s.builds) {
		row("only", "with "+strings.Join(v.builds, ", "))
	}
	switch {
	case v.Runtime && len(list) == 0:
		fmt.Fprintf(w, "  %s\n", p.fix("served by the runtime, no findings"))
	case v.Runtime:
		fmt.Fprintln(w, "  served by the runtime")
	case len(list) == 0:
		fmt.Fprintf(w, "  %s\n", p.fix("no findings"))
	}
	s.printFindings(w, p, list)
	s.printFixes(w, p, list)
}

// auditReport is the document that srvfix audit -json prints.
type auditReport struct {
	Version string          `json:"version"`
	Servers []auditServer   `json:"servers"`
	Others  []reportFinding `json:"others,omitempty"` // findings that belong to none of the servers
	Failed  []reportFailure `json:"failed,omitempty"`
	Write   *auditWrite     `json:"write,omitempty"` // what srvfix -w would do; missing if it would do nothing because of a failure
	Summary auditSummary    `json:"summary"`
}

type auditServer struct {
	record.Server
	File     string          `json:"file"` // relative to the folder in which srvfix ran; pos.file is absolute
	Package  string          `json:"package"`
	Builds   []string        `json:"builds,omitempty"`
	Findings []reportFinding `json:"findings"`
}

type auditWrite struct {
	Fixes   int      `json:"fixes"`   // findings that it would fix
	Changes []string `json:"changes"` // files that it would change or create, those of the runtime excepted
	Runtime []string `json:"runtime"` // folders to which it would write the runtime
}

type auditSummary struct {
	Packages int `json:"packages"`
	Servers  int `json:"servers"`
	Error    int `json:"error"`   // servers whose worst finding is an error,
	Warning  int `json:"warning"` // a warning,
	Advice   int `json:"advice"`  // an advice;
	Clean    int `json:"clean"`   // without findings
}

func (s *session) printAuditJSON(p *plan) error {
	of, rest := s.findingsOf()
	r := auditReport{Version: s.Version, Servers: []auditServer{}, Failed: s.reportFailed(), Write: s.auditWrite(p), Summary: s.auditSummary(of)}
	for _, v := range s.servers {
		r.Servers = append(r.Servers, auditServer{v.Server, s.rel(v.Pos.File), v.pkg.ImportPath, v.builds, append([]reportFinding{}, s.reportFindings(of[v.place()], false)...)})
	}
	r.Others = s.reportFindings(rest, false)
	return s.printDocument(r)
}

func (s *session) auditWrite(p *plan) *auditWrite {
	if p == nil {
		return nil
	}
	w := &auditWrite{Fixes: len(p.fixed), Changes: []string{}, Runtime: []string{}}
	for _, c := range p.changes {
		if !c.embedded {
			w.Changes = append(w.Changes, s.rel(c.path))
		}
	}
	for _, dir := range p.embedded {
		w.Runtime = append(w.Runtime, s.rel(dir))
	}
	return w
}

func (s *session) auditSummary(of map[place][]*finding) auditSummary {
	sum := auditSummary{Packages: s.count(listed), Servers: len(s.servers)}
	for _, list := range of {
		if len(list) == 0 {
			sum.Clean++
			continue
		}
		switch slices.MaxFunc(list, func(a, b *finding) int { return cmp.Compare(a.level(), b.level()) }).level() {
		case rule.Error:
			sum.Error++
		case rule.Warning:
			sum.Warning++
		default:
			sum.Advice++
		}
	}
	return sum
}

// printAuditSummary says how the servers stand, and what -w would do about it.
func (s *session) printAuditSummary(p *plan) {
	of, _ := s.findingsOf()
	sum := s.auditSummary(of)
	var parts []string
	for _, part := range []struct {
		n    int
		text string
	}{{sum.Error, "with errors"}, {sum.Warning, "with warnings"}, {sum.Advice, "with advice"}, {sum.Clean, "without findings"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.text))
		}
	}
	line := plural(sum.Servers, "server", "servers") + " in " + plural(sum.Packages, "package", "packages")
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	s.say("%s", line)
	if w := s.auditWrite(p); w != nil && w.Fixes > 0 {
		what := "change " + strings.Join(w.Changes, ", ")
		if len(w.Runtime) > 0 {
			what += " and write the runtime to " + strings.Join(w.Runtime, ", ")
		}
		s.say("srvfix -w would fix %d of %s: %s", w.Fixes, plural(len(s.findings), "finding", "findings"), what)
	}
	s.printBroken()
}
