package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/srvfix/srvfix/internal/docgen"
	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
)

// The parts of SARIF 2.1.0 that -sarif prints, see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool                `json:"tool"`
		Invocations []sarifInvocation        `json:"invocations"`
		Bases       map[string]sarifArtifact `json:"originalUriBaseIds"`
		ColumnKind  string                   `json:"columnKind"`
		Results     []sarifResult            `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		Version         string      `json:"version"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		InformationURI  string      `json:"informationUri"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string        `json:"id"`
		ShortDescription *sarifMessage `json:"shortDescription,omitempty"`
		FullDescription  *sarifMessage `json:"fullDescription,omitempty"`
		HelpURI          string        `json:"helpUri,omitempty"`
		Help             *sarifMessage `json:"help,omitempty"`
		Default          *sarifDefault `json:"defaultConfiguration,omitempty"`
	}
	sarifDefault struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		ExitCode      int                 `json:"exitCode"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string       `json:"level"`
		Message sarifMessage `json:"message"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
	sarifArtifact struct {
		URI         string        `json:"uri,omitempty"`
		Base        string        `json:"uriBaseId,omitempty"`
		Description *sarifMessage `json:"description,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion    `json:"deletedRegion"`
		Inserted *sarifInserted `json:"insertedContent,omitempty"`
	}
	sarifInserted struct {
		Text string `json:"text"`
	}
)

const (
	homepage = "https://github.com/srvfix/srvfix"
	srcRoot  = "%SRCROOT%" // as GitHub calls the folder of the repository
)

// printSARIF prints the findings for code scanning.
func (s *session) printSARIF(code int) error {
	w := &sarifWriter{session: s, root: repository(s.cwd), files: make(map[string]*sarifFile), twins: make(map[baselineEntry]int)}
	run := sarifRun{
		Tool: sarifTool{sarifDriver{Name: "srvfix", Version: s.Version, InformationURI: homepage, Rules: []sarifRule{}}},
		Bases: map[string]sarifArtifact{
			srcRoot: {Description: &sarifMessage{Text: "The folder of the repository, or the one in which srvfix ran if there is none."}},
		},
		Invocations: []sarifInvocation{{Successful: code != exitFailed, ExitCode: code}},
		ColumnKind:  "utf16CodeUnits",
		Results:     []sarifResult{},
	}
	driver := &run.Tool.Driver
	if released(s.Version) {
		driver.SemanticVersion = strings.TrimPrefix(s.Version, "v")
	}
	if err := s.describeRules(driver); err != nil {
		return err
	}
	for _, f := range s.failed {
		text := f.text
		if f.path != "" {
			text = fmt.Sprintf("cannot analyze %s%s: %s", f.path, f.on, f.text)
		}
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{"error", sarifMessage{Text: text}})
	}
	for _, f := range s.findings {
		i := slices.IndexFunc(driver.Rules, func(r sarifRule) bool { return r.ID == f.Category })
		if i < 0 { // of an analyzer that has no page
			i = len(driver.Rules)
			driver.Rules = append(driver.Rules, sarifRule{ID: f.Category})
		}
		res, err := w.result(f)
		if err != nil {
			return err
		}
		res.RuleIndex = i
		run.Results = append(run.Results, res)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
	if err != nil {
		return fmt.Errorf("encode findings: %w", err)
	}
	_, err = s.Stdout.Write(out.Bytes())
	return err
}

// describeRules adds the categories of the rules that ran, whether they have found something or not.
func (s *session) describeRules(driver *sarifDriver) error {
	on, err := rule.Select(s.opts.rules, s.Analyzers)
	if err != nil {
		return err
	}
	for _, a := range s.Analyzers {
		for _, r := range rule.All() {
			if r.Name != a.Name {
				continue
			}
			page := string(docgen.Page(r))
			for _, c := range r.Categories {
				if !r.Reports(c, on) {
					continue
				}
				_, text, _ := strings.Cut(docgen.CategoryText(r, c), "\n\n")
				text = strings.Join(strings.Fields(text), " ")
				driver.Rules = append(driver.Rules, sarifRule{
					ID:               c.Name,
					ShortDescription: &sarifMessage{Text: c.Summary},
					FullDescription:  &sarifMessage{Text: text},
					HelpURI:          homepage + "/blob/main/docs/rules/" + r.Name + ".md",
					Help:             &sarifMessage{Text: text + "\n\nsrvfix explain " + r.Name + " prints the whole page.", Markdown: page},
					Default:          &sarifDefault{Enabled: !c.Optional, Level: sarifLevel(c.Level)},
				})
			}
		}
	}
	return nil
}

// sarifLevel returns the level as SARIF calls it.
func sarifLevel(l rule.Level) string {
	if l == rule.Advice {
		return "note"
	}
	return l.String()
}

// repository returns the folder of the repository around dir, or dir.
func repository(dir string) string {
	for parent := dir; parent != filepath.Dir(parent); parent = filepath.Dir(parent) {
		if _, err := os.Stat(filepath.Join(parent, ".git")); err == nil {
			return parent
		}
	}
	return dir
}

// sarifWriter turns findings into results.
type sarifWriter struct {
	*session
	root  string
	files map[string]*sarifFile
	twins map[baselineEntry]int // how many findings looked like this so far
}

// result returns what SARIF wants to know of a finding, but for the index of its rule.
func (w *sarifWriter) result(f *finding) (sarifResult, error) {
	at := sarifLocation{Physical: w.physical(f.Pos)}
	if f.Func != "" {
		at.Logical = []sarifLogical{{f.pkg.ImportPath + "." + f.Func, "function"}}
	}
	res := sarifResult{RuleID: f.Category, Level: sarifLevel(f.level()), Message: sarifMessage{Text: f.Message}, Locations: []sarifLocation{at}}
	for i, r := range f.Related {
		res.Related = append(res.Related, sarifLocation{ID: i + 1, Physical: w.physical(r.Pos), Message: &sarifMessage{Text: r.Message}})
	}
	res.Fingerprints = w.fingerprints(f)
	if f.Fix != nil {
		fix, err := w.fix(f)
		if err != nil {
			return res, err
		}
		res.Fixes = []sarifFix{fix}
	}
	return res, nil
}

// fingerprints returns by what a finding is recognized when lines have moved: what a baseline knows of it, and the hash that GitHub goes by.
func (w *sarifWriter) fingerprints(f *finding) map[string]string {
	e := entryOf(w.root, f)
	w.twins[e]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q", e.Category, e.File, e.Func, e.Message))
	prints := map[string]string{"srvfix/v1": fmt.Sprintf("%x:%d", sum[:16], w.twins[e])}
	if hashes := w.file(f.Pos.File).hashes; f.Pos.Line <= len(hashes) && f.Pos.Line > 0 {
		prints["primaryLocationLineHash"] = hashes[f.Pos.Line-1]
	}
	return prints
}

// fix returns the edits of a finding.
func (w *sarifWriter) fix(f *finding) (sarifFix, error) {
	text := f.Fix.Title
	if f.Fix.Reason != "" {
		text += " (" + f.Fix.Safety + ": " + f.Fix.Reason + ")"
	}
	fix := sarifFix{Description: sarifMessage{Text: text}}
	for _, e := range f.Fix.Edits {
		file := w.file(e.File)
		if file.sum != f.hash[e.File] {
			return fix, fmt.Errorf("describe the fix of %s: it was changed while srvfix ran: run srvfix again", w.rel(e.File))
		}
		place := w.artifact(e.File)
		i := slices.IndexFunc(fix.Changes, func(c sarifChange) bool { return c.Artifact == place })
		if i < 0 {
			i = len(fix.Changes)
			fix.Changes = append(fix.Changes, sarifChange{Artifact: place})
		}
		line, column := lineColumn(file.data, e.Start)
		endLine, endColumn := lineColumn(file.data, e.End)
		r := sarifReplacement{Deleted: sarifRegion{line, file.column(line, column), endLine, file.column(endLine, endColumn)}}
		if e.New != "" {
			r.Inserted = &sarifInserted{e.New}
		}
		fix.Changes[i].Replacements = append(fix.Changes[i].Replacements, r)
	}
	return fix, nil
}

func (w *sarifWriter) physical(pos record.Position) sarifPhysical {
	p := sarifPhysical{Artifact: w.artifact(pos.File), Region: sarifRegion{StartLine: pos.Line}}
	file := w.file(pos.File)
	if from, to := file.column(pos.Line, pos.Column), file.column(pos.EndLine, pos.EndColumn); from > 0 && to > 0 {
		p.Region = sarifRegion{pos.Line, from, pos.EndLine, to}
	}
	return p
}

// artifact names a file: from the root of the repository if it lies there.
func (w *sarifWriter) artifact(name string) sarifArtifact {
	rel := relative(w.root, name)
	if rel != name {
		return sarifArtifact{URI: (&url.URL{Path: filepath.ToSlash(rel)}).String(), Base: srcRoot}
	}
	path := filepath.ToSlash(name)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/x
	}
	return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
}

// sarifFile is the text of a file to which results point. What cannot be read has neither columns nor hashes.
type sarifFile struct {
	data   []byte
	lines  [][]byte // with their ends
	hashes []string // of each line
	sum    string
}

func (w *sarifWriter) file(name string) *sarifFile {
	f := w.files[name]
	if f == nil {
		f = new(sarifFile)
		if data, err := os.ReadFile(name); err == nil {
			sum := sha256.Sum256(data)
			f = &sarifFile{data, slices.Collect(bytes.Lines(data)), lineHashes(data), hex.EncodeToString(sum[:])}
		}
		w.files[name] = f
	}
	return f
}

// column turns a column in bytes into one in UTF-16 code units; 0 if the line is not there.
func (f *sarifFile) column(line, column int) int {
	if line == len(f.lines)+1 && column == 1 {
		return 1 // behind the last line
	}
	if line < 1 || line > len(f.lines) || column < 1 || column > len(f.lines[line-1])+1 {
		return 0
	}
	return len(utf16.Encode([]rune(string(f.lines[line-1][:column-1])))) + 1
}

// lineHashes returns, for each line of a file, the hash by which GitHub recognizes it: of the 100 characters from its first one on, spaces and tabs
// left out, as a polynomial in 37, and how many lines with the same hash there were so far. The action that uploads SARIF computes the same.
func lineHashes(data []byte) []string {
	const length, base, end = 100, 37, 0xffff
	text := strings.NewReplacer(" ", "", "\t", "", "\r\n", "\n", "\r", "\n").Replace(string(data))
	chars := append(utf16.Encode([]rune(text)), end)
	seen := make(map[uint64]int)
	var hashes []string
	for i := range chars {
		if i > 0 && chars[i-1] != '\n' {
			continue
		}
		var hash uint64
		for k := range length {
			hash *= base
			if i+k < len(chars) {
				hash += uint64(chars[i+k])
			}
		}
		seen[hash]++
		hashes = append(hashes, fmt.Sprintf("%x:%d", hash, seen[hash]))
	}
	return hashes
}
