package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
)

// report is the document that -json prints.
type report struct {
	Version  string          `json:"version"`
	Findings []reportFinding `json:"findings"`
	Silent   []reportSilent  `json:"silent,omitempty"` // with -v
	Failed   []reportFailure `json:"failed,omitempty"`
	Summary  reportSummary   `json:"summary"`
}

// reportSilent is a server of which less is said because something is unknown.
type reportSilent struct {
	Server  string          `json:"server"` // as messages name it
	Code    string          `json:"code"`   // the call with which it goes live, on one line
	Pos     record.Position `json:"pos"`
	File    string          `json:"file"` // relative to the folder in which srvfix ran; pos.file is absolute
	Package string          `json:"package"`
	Builds  []string        `json:"builds,omitempty"` // the configurations in which it was found, if there are several
	Unknown []record.Doubt  `json:"unknown"`
}

type reportFinding struct {
	record.Finding
	File    string `json:"file"` // relative to the folder in which srvfix ran; pos.file is absolute
	Package string `json:"package"`
	Fixed   bool   `json:"fixed,omitempty"`

	Builds []string `json:"builds,omitempty"` // the configurations in which it was found, if there are several
}

type reportFailure struct {
	Package string `json:"package,omitempty"`
	Build   string `json:"build,omitempty"` // the configuration, if there are several
	Error   string `json:"error"`
}

type reportSummary struct {
	Packages int      `json:"packages"`
	Servers  int      `json:"servers"`
	Error    int      `json:"error"`
	Warning  int      `json:"warning"`
	Advice   int      `json:"advice"`
	Fixable  int      `json:"fixable"`
	Fixed    int      `json:"fixed"`
	Changed  []string `json:"changed,omitempty"` // files, with -w
}

// printJSON prints everything that is known as one document.
func (s *session) printJSON(p *plan) error {
	r := report{Version: s.Version, Findings: []reportFinding{}, Failed: s.reportFailed()}
	if s.opts.write && p != nil {
		r.Findings = append(r.Findings, s.reportFindings(p.fixed, true)...)
		r.Summary.Fixed = len(p.fixed)
	}
	r.Findings = append(r.Findings, s.reportFindings(s.findings, false)...)
	for _, v := range s.silent() {
		r.Silent = append(r.Silent, reportSilent{v.Subject, v.Code, v.Pos, s.rel(v.Pos.File), v.pkg.ImportPath,
			v.builds, v.Silent})
	}
	servers := make(map[place]bool)
	for _, f := range s.findings {
		servers[serverOf(f)] = true
		switch f.level() {
		case rule.Error:
			r.Summary.Error++
		case rule.Warning:
			r.Summary.Warning++
		default:
			r.Summary.Advice++
		}
		if f.Fix != nil {
			r.Summary.Fixable++
		}
	}
	r.Summary.Servers, r.Summary.Packages = len(servers), s.count(listed)
	if p != nil {
		for _, c := range p.changes {
			r.Summary.Changed = append(r.Summary.Changed, s.rel(c.path))
		}
	}
	return s.printDocument(r)
}

func (s *session) reportFindings(list []*finding, fixed bool) (out []reportFinding) {
	for _, f := range list {
		out = append(out, reportFinding{f.Finding, s.rel(f.Pos.File), f.pkg.ImportPath, fixed, f.builds})
	}
	return out
}

func (s *session) reportFailed() (out []reportFailure) {
	for _, f := range s.failed {
		out = append(out, reportFailure{f.path, strings.TrimPrefix(f.on, " on "), f.text})
	}
	return out
}

func (s *session) printDocument(r any) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("encode findings: %w", err)
	}
	_, err = fmt.Fprintf(s.Stdout, "%s\n", data)
	return err
}
