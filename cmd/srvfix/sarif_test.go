package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sarifLog is what code scanning reads of a SARIF log.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct{ Rules []struct{ ID string } }
		}
		Invocations []struct {
			ExitCode                   int
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct {
				Level   string
				Message struct{ Text string }
			}
		}
		Results []struct {
			RuleID, Level       string
			RuleIndex           int
			Locations           []sarifLocation
			RelatedLocations    []sarifLocation
			PartialFingerprints map[string]string
			Fixes               []struct {
				Description     struct{ Text string }
				ArtifactChanges []struct {
					ArtifactLocation struct{ URI string }
					Replacements     []sarifReplacement
				}
			}
		}
	}
}

type sarifLocation struct {
	Message          struct{ Text string }
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string }
		Region           sarifRegion
	}
}

type sarifRegion struct{ StartLine, StartColumn, EndLine, EndColumn int }

type sarifReplacement struct {
	DeletedRegion   sarifRegion
	InsertedContent struct{ Text string }
}

// sarif checks a log against the schema of SARIF, writes what it says to sarif.txt, and carries out its fixes.
func sarif(schema string) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		data := ts.ReadFile(args[0])
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		sch, err := compiler.Compile(schema)
		ts.Check(err)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
		ts.Check(err)
		ts.Check(sch.Validate(doc))

		var log sarifLog
		ts.Check(json.Unmarshal([]byte(data), &log))
		run := log.Runs[0]
		var out strings.Builder
		for _, inv := range run.Invocations {
			fmt.Fprintf(&out, "exit %d, successful %v\n", inv.ExitCode, inv.ExecutionSuccessful)
			for _, n := range inv.ToolExecutionNotifications {
				fmt.Fprintf(&out, "%s: %s\n", n.Level, n.Message.Text)
			}
		}
		replace := make(map[string][]sarifReplacement)
		for _, r := range run.Results {
			if id := run.Tool.Driver.Rules[r.RuleIndex].ID; id != r.RuleID {
				ts.Fatalf("rule %d is %s, want %s", r.RuleIndex, id, r.RuleID)
			}
			fmt.Fprintf(&out, "%s %s\n", r.Level, r.RuleID)
			for _, l := range slices.Concat(r.Locations, r.RelatedLocations) {
				at := l.PhysicalLocation
				fmt.Fprintf(&out, "\t%s%s:%d: %s %s\n", at.ArtifactLocation.URIBaseID, at.ArtifactLocation.URI, at.Region.StartLine,
					newUnits(ts, at.ArtifactLocation.URI).text(at.Region), l.Message.Text)
			}
			fmt.Fprintf(&out, "\t%s %s\n", r.PartialFingerprints["srvfix/v1"], r.PartialFingerprints["primaryLocationLineHash"])
			for _, fix := range r.Fixes {
				fmt.Fprintf(&out, "\t%s\n", fix.Description.Text)
				for _, c := range fix.ArtifactChanges {
					for _, edit := range c.Replacements {
						if name := c.ArtifactLocation.URI; !slices.Contains(replace[name], edit) {
							replace[name] = append(replace[name], edit)
						}
					}
				}
			}
		}
		ts.Check(os.WriteFile(ts.MkAbs("sarif.txt"), []byte(out.String()), 0o666))
		for uri, edits := range replace {
			file := newUnits(ts, uri)
			slices.SortFunc(edits, func(a, b sarifReplacement) int {
				return cmp.Or(b.DeletedRegion.StartLine-a.DeletedRegion.StartLine, b.DeletedRegion.StartColumn-a.DeletedRegion.StartColumn)
			})
			for _, e := range edits {
				from, to := file.span(e.DeletedRegion)
				file = slices.Concat(file[:from], utf16.Encode([]rune(e.InsertedContent.Text)), file[to:])
			}
			name, err := url.PathUnescape(uri)
			ts.Check(err)
			ts.Check(os.WriteFile(ts.MkAbs(filepath.FromSlash(name)), []byte(string(utf16.Decode(file))), 0o666))
		}
	}
}

// units is a file as SARIF counts its columns.
type units []uint16

func newUnits(ts *testscript.TestScript, uri string) units {
	name, err := url.PathUnescape(uri)
	ts.Check(err)
	return utf16.Encode([]rune(ts.ReadFile(filepath.FromSlash(name))))
}

func (u units) span(r sarifRegion) (from, to int) {
	offset := func(line, column int) int {
		start := 0
		for ; line > 1; line-- {
			start += slices.Index(u[start:], '\n') + 1
		}
		return start + column - 1
	}
	return offset(r.StartLine, r.StartColumn), offset(r.EndLine, r.EndColumn)
}

func (u units) text(r sarifRegion) string {
	from, to := u.span(r)
	return string(utf16.Decode(u[from:to]))
}
