package unit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"os"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
)

// printText prints findings as vet does.
func printText(w io.Writer, list []record.Finding, context int) {
	line := func(p record.Position, message string) {
		fmt.Fprintf(w, "%s: %s\n", posn(p.File, p.Line, p.Column), message)
		if context < 0 {
			return
		}
		data, _ := os.ReadFile(p.File)
		for i, text := range strings.Split(string(data), "\n") {
			if n := i + 1; p.Line-context <= n && n <= p.EndLine+context {
				fmt.Fprintf(w, "%d\t%s\n", n, text)
			}
		}
	}
	for _, f := range list {
		line(f.Pos, f.Message)
		for _, r := range f.Related {
			line(r.Pos, "\t"+r.Message)
		}
	}
}

func posn(file string, line, column int) string {
	return token.Position{Filename: file, Line: line, Column: column}.String()
}

// The JSON of vet: package ID -> analyzer -> diagnostics.
type (
	jsonTree       map[string]map[string][]jsonDiagnostic
	jsonDiagnostic struct {
		Category string        `json:"category,omitempty"`
		Posn     string        `json:"posn"`
		End      string        `json:"end"`
		Message  string        `json:"message"`
		Fixes    []jsonFix     `json:"suggested_fixes,omitempty"`
		Related  []jsonRelated `json:"related,omitempty"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		File  string `json:"filename"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		New   string `json:"new"`
	}
	jsonRelated struct {
		Posn    string `json:"posn"`
		End     string `json:"end"`
		Message string `json:"message"`
	}
)

// printJSON prints findings in the JSON of vet.
func printJSON(w io.Writer, id string, list []record.Finding) error {
	rules := make(map[string][]jsonDiagnostic)
	place := func(p record.Position) (start, end string) {
		return posn(p.File, p.Line, p.Column), posn(p.File, p.EndLine, p.EndColumn)
	}
	for _, f := range list {
		d := jsonDiagnostic{Category: f.Category, Message: f.Message}
		d.Posn, d.End = place(f.Pos)
		if f.Fix != nil {
			x := jsonFix{Message: f.Fix.Title}
			for _, e := range f.Fix.Edits {
				x.Edits = append(x.Edits, jsonEdit(e))
			}
			d.Fixes = []jsonFix{x}
		}
		for _, r := range f.Related {
			start, end := place(r.Pos)
			d.Related = append(d.Related, jsonRelated{start, end, r.Message})
		}
		rules[f.Rule] = append(rules[f.Rule], d)
	}
	tree := make(jsonTree)
	if len(rules) > 0 {
		tree[id] = rules
	}
	data, err := json.MarshalIndent(tree, "", "\t")
	if err != nil {
		return fmt.Errorf("srvfix: encode findings: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

func newRecord(cfg *config) *record.Package {
	rec := &record.Package{ID: cfg.ID, Path: cfg.path(), Dir: cfg.Dir, Hashes: map[string]string{}}
	if cfg.Module != nil {
		rec.Module = cfg.Module.Path
	}
	return rec
}

// record says what the command wants to know.
func (u *unit) record(list []record.Finding) *record.Package {
	rec := newRecord(u.cfg)
	rec.Findings = list
	for _, f := range list {
		if f.Fix != nil {
			for _, e := range f.Fix.Edits {
				rec.Hashes[e.File] = hash(u.sources[e.File])
			}
		}
	}
	return rec
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
