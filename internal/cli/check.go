package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// check compiles the changed packages as they would be, their tests, and the packages that import them, without touching a file. It returns the
// packages whose fixes must be left out, with what the compiler says.
func (s *session) check(p *plan) (map[string]string, error) {
	tmp, err := os.MkdirTemp("", "srvfix-check-")
	if err != nil {
		return nil, fmt.Errorf("make temporary folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	overlay, err := writeOverlay(tmp, p.changes)
	if err != nil {
		return nil, err
	}

	changed := make(map[string][]*finding)
	for _, f := range p.fixed {
		changed[f.pkg.ImportPath] = append(changed[f.pkg.ImportPath], f)
	}
	patterns := s.affected(changed)
	if s.listed["command-line-arguments"] != nil {
		patterns = s.opts.patterns
	}
	errs, err := s.compile(patterns, "-overlay="+overlay)
	if err != nil || len(errs) == 0 {
		return nil, err
	}
	// What did not compile before is not our doing; a package with a broken test is fixed all the same.
	before, err := s.compile(patterns)
	if err != nil {
		return nil, err
	}
	// The compiler names the files that it has read.
	staged := regexp.MustCompile(`[^\s:]*` + regexp.QuoteMeta(filepath.Base(tmp)) + `[/\\](\d+)-[^\s:]*`)
	real := func(name string) string {
		i, err := strconv.Atoi(staged.FindStringSubmatch(name)[1])
		if err != nil || i >= len(p.changes) {
			return name
		}
		return s.rel(p.changes[i].path)
	}
	broken := make(map[string]string)
	for _, path := range slices.Sorted(maps.Keys(errs)) {
		if _, ok := before[path]; ok {
			continue
		}
		for _, culprit := range s.culprits(path, changed) {
			broken[culprit] += staged.ReplaceAllStringFunc(errs[path], real)
		}
	}
	return broken, nil
}

// writeOverlay writes the changed files to a temporary folder, and a file that tells the go command to read them in place of the real ones.
func writeOverlay(tmp string, changes []*change) (string, error) {
	replace := make(map[string]string)
	for i, c := range changes {
		name := filepath.Join(tmp, fmt.Sprintf("%d-%s", i, filepath.Base(c.path)))
		if err := os.WriteFile(name, c.new, 0o666); err != nil {
			return "", fmt.Errorf("write file for the compiler: %w", err)
		}
		replace[c.path] = name
		for _, source := range c.sources {
			replace[source] = name // the go command does not resolve links
		}
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", fmt.Errorf("encode overlay: %w", err)
	}
	name := filepath.Join(tmp, "overlay.json")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		return "", fmt.Errorf("write overlay: %w", err)
	}
	return name, nil
}

// affected returns the changed packages and those among the packages of this run that import them, by any number of steps.
func (s *session) affected(changed map[string][]*finding) []string {
	in := make(map[string]bool)
	for path := range changed {
		in[path] = true
	}
	for grown := true; grown; {
		grown = false
		for _, p := range s.packages {
			if !in[p.ImportPath] && slices.ContainsFunc(slices.Concat(p.Imports, p.TestImports, p.XTestImports), func(path string) bool { return in[path] }) {
				in[p.ImportPath], grown = true, true
			}
		}
	}
	return slices.Sorted(maps.Keys(in))
}

// compile compiles packages and their tests without linking, and returns the errors by unit: "p", "p [p.test]".
func (s *session) compile(patterns []string, flags ...string) (map[string]string, error) {
	list, err := s.goList(append(flags, "-export", "-test", "-json=ImportPath,ForTest,Error,DepsErrors"), patterns)
	if s.ctx.Err() != nil {
		return nil, s.ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("compile the fixed packages: %w", err)
	}
	errs := make(map[string]string)
	seen := make(map[string]bool)
	note := func(unit string, e *pkgError) {
		text := e.String()
		if rest, ok := strings.CutPrefix(text, "# "); ok { // "# unit\nerrors"
			unit, text, _ = strings.Cut(rest, "\n")
		}
		if !seen[unit+text] {
			seen[unit+text] = true
			errs[unit] += strings.TrimSpace(text) + "\n"
		}
	}
	for _, p := range list {
		if p.Error != nil {
			note(p.ImportPath, p.Error)
		}
		for _, e := range p.DepsErrors {
			note(p.ImportPath, e)
		}
	}
	return errs, nil
}

// culprits returns the packages whose fixes may be why a unit does not compile.
func (s *session) culprits(unit string, changed map[string][]*finding) []string {
	path, _, _ := strings.Cut(unit, " ")
	path = strings.TrimSuffix(path, ".test")
	if changed[path] != nil {
		return []string{path}
	}
	var all []string
	for _, c := range slices.Sorted(maps.Keys(changed)) {
		// A runtime that does not compile concerns those who call it.
		uses := slices.ContainsFunc(changed[c], func(f *finding) bool { return f.Fix != nil && f.Fix.Runtime == path })
		if uses || slices.Contains(s.affected(map[string][]*finding{c: nil}), strings.TrimSuffix(path, "_test")) {
			all = append(all, c)
		}
	}
	if all == nil {
		all = slices.Sorted(maps.Keys(changed)) // rather fix nothing than break something
	}
	return all
}
