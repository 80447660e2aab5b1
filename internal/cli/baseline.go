package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// baseline is the content of a file with findings that are known and not to be told of again. It names no lines, so that it survives changes of the
// code around a finding.
type baseline struct {
	Findings []baselineEntry `json:"findings"` // sorted
}

// baselineEntry stands for findings that look alike.
type baselineEntry struct {
	Category string `json:"category"`
	File     string `json:"file"`           // relative to the folder of the baseline
	Func     string `json:"func,omitempty"` // that encloses the finding
	Message  string `json:"message"`
	Count    int    `json:"count"`
}

func readBaseline(name string) (*baseline, error) {
	data, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return nil, fmt.Errorf("read baseline: %w: make it with -write-baseline", err)
	}
	if err != nil {
		return nil, fmt.Errorf("read baseline: %w", err)
	}
	b := new(baseline)
	if err := json.Unmarshal(data, b); err != nil {
		return nil, fmt.Errorf("read baseline %s: %w: make it anew with -write-baseline", name, err)
	}
	return b, nil
}

// entryOf returns how a baseline in dir describes a finding.
func entryOf(dir string, f *finding) baselineEntry {
	return baselineEntry{Category: f.Category, File: filepath.ToSlash(relative(dir, f.Pos.File)), Func: f.Func, Message: f.Message, Count: 1}
}

// relative returns a path as seen from a folder around it; other paths stay absolute.
func relative(dir, path string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		for _, base := range []string{abs, resolved(abs)} {
			if rel, err := filepath.Rel(base, path); err == nil && within(base, path) {
				return rel
			}
		}
	}
	return path
}

// resolved returns a path without symbolic links, if that can be found out.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// match returns the findings that the baseline in dir knows, and the entries, with counts, that are left over. An entry knows as many findings as it
// counts: of the same category in the same function, first those with the same message.
func (b *baseline) match(dir string, findings []*finding) (known map[*finding]bool, rest []baselineEntry) {
	known = make(map[*finding]bool)
	rest = slices.Clone(b.Findings)
	for _, exact := range []bool{true, false} {
		for _, f := range findings {
			if known[f] {
				continue
			}
			e := entryOf(dir, f)
			i := slices.IndexFunc(rest, func(r baselineEntry) bool {
				return r.Count > 0 && r.Category == e.Category && r.File == e.File && r.Func == e.Func && (r.Message == e.Message || !exact)
			})
			if i >= 0 {
				rest[i].Count--
				known[f] = true
			}
		}
	}
	return known, slices.DeleteFunc(rest, func(e baselineEntry) bool { return e.Count <= 0 })
}

// gone returns the entries of a baseline in dir whose files were looked at as a whole.
func (s *session) gone(dir string, entries []baselineEntry) []baselineEntry {
	if len(s.opts.lines) > 0 || s.opts.rules != "" || s.opts.level > 0 || len(s.failed) > 0 {
		return nil
	}
	looked := make(map[string]bool)
	for _, p := range s.packages() {
		looked[resolved(p.Dir)] = true
	}
	return slices.DeleteFunc(entries, func(e baselineEntry) bool {
		folder := filepath.Dir(filepath.Join(dir, filepath.FromSlash(e.File)))
		abs, err := filepath.Abs(folder)
		return err != nil || !looked[resolved(abs)]
	})
}

// writeBaseline makes all findings known. Entries of packages that this run has not looked at stay.
func (s *session) writeBaseline(old *baseline) error {
	dir := filepath.Dir(s.opts.baseline)
	_, stale := old.match(dir, s.findings)
	gone := s.gone(dir, slices.Clone(stale))
	entries := slices.DeleteFunc(stale, func(e baselineEntry) bool { return slices.Contains(gone, e) })
	for _, f := range s.findings {
		e := entryOf(dir, f)
		same := func(o baselineEntry) bool { o.Count = 1; return o == e }
		if i := slices.IndexFunc(entries, same); i >= 0 {
			entries[i].Count++
		} else {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b baselineEntry) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Func, b.Func), strings.Compare(a.Category, b.Category), strings.Compare(a.Message, b.Message))
	})
	data, err := json.MarshalIndent(baseline{Findings: slices.Concat([]baselineEntry{}, entries)}, "", "\t")
	if err != nil {
		return fmt.Errorf("encode baseline: %w", err)
	}
	if err := replaceFile(s.opts.baseline, append(data, '\n')); err != nil {
		return fmt.Errorf("write baseline: %w", err)
	}
	s.say("%s written to %s", plural(len(s.findings), "finding", "findings"), s.opts.baseline)
	s.findings = nil
	return nil
}

// replaceFile gives a file a content as a whole or not at all, also when others do so at the same time.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
