package cli

import (
	"bytes"
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
	for _, b := range s.builds {
		patterns, err := s.affected(b, changed)
		if err != nil {
			return nil, err
		}
		errs, err := s.compile(b, patterns, "-overlay="+overlay)
		if err != nil {
			return nil, err
		}
		if len(errs) == 0 {
			continue
		}
		// What did not compile before is not our doing; a package with a broken test is fixed all the same.
		before, err := s.compile(b, patterns)
		if err != nil {
			return nil, err
		}
		for _, path := range slices.Sorted(maps.Keys(errs)) {
			if _, ok := before[path]; ok {
				continue
			}
			for _, culprit := range culprits(b, path, changed) {
				if b.name != "" {
					broken[culprit] += b.name + ":\n"
				}
				broken[culprit] += staged.ReplaceAllStringFunc(errs[path], real)
			}
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
	return writeReplacements(tmp, replace)
}

// writeReplacements writes the file that tells the go command which files to read in place of others.
func writeReplacements(tmp string, replace map[string]string) (string, error) {
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

// affected returns the changed packages and all packages of the main modules that import them, by any number of steps, as patterns.
func (s *session) affected(b *build, changed map[string][]*finding) ([]string, error) {
	if b.listed["command-line-arguments"] != nil {
		return s.opts.patterns, nil
	}
	if b.own == nil {
		b.own = b.packages
		if slices.ContainsFunc(b.packages, func(p *pkg) bool { return p.Module != nil && p.Module.Main }) {
			all, err := s.mainModules()
			if err != nil {
				return nil, err
			}
			list, err := s.goList(b, []string{"-json=ImportPath,Module,Imports,TestImports,XTestImports"}, all)
			if err != nil {
				return nil, err
			}
			b.own = slices.DeleteFunc(list, func(p *pkg) bool { return p.Module == nil || !p.Module.Main })
		}
	}
	var patterns []string
	for path := range dependents(b.own, slices.Collect(maps.Keys(changed))) {
		if slices.ContainsFunc(b.own, func(p *pkg) bool { return p.ImportPath == path }) { // else this configuration does not have it
			patterns = append(patterns, path)
		}
	}
	slices.Sort(patterns)
	return patterns, nil
}

// mainModules returns patterns for all packages of the main modules: those of the workspace, if there is one.
func (s *session) mainModules() ([]string, error) {
	cmd := s.command("", "list", "-m", "-f", "{{.Dir}}")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list main modules: %w: %s", err, bytes.TrimSpace(errs.Bytes()))
	}
	var patterns []string
	for line := range strings.Lines(string(out)) {
		patterns = append(patterns, filepath.Join(strings.TrimRight(line, "\r\n"), "..."))
	}
	return patterns, nil
}

// dependents returns paths and the packages that import them, by any number of steps.
func dependents(packages []*pkg, paths []string) map[string]bool {
	in := make(map[string]bool)
	for _, path := range paths {
		in[path] = true
	}
	for grown := true; grown; {
		grown = false
		for _, p := range packages {
			if !in[p.ImportPath] && slices.ContainsFunc(slices.Concat(p.Imports, p.TestImports, p.XTestImports), func(path string) bool { return in[path] }) {
				in[p.ImportPath], grown = true, true
			}
		}
	}
	return in
}

// compile compiles packages and their tests without linking, and returns the errors by unit: "p", "p [p.test]".
func (s *session) compile(b *build, patterns []string, flags ...string) (map[string]string, error) {
	if len(patterns) == 0 {
		return nil, nil
	}
	list, err := s.goList(b, append(flags, "-export", "-test", "-json=ImportPath,ForTest,Error,DepsErrors"), patterns)
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
func culprits(b *build, unit string, changed map[string][]*finding) []string {
	path, _, _ := strings.Cut(unit, " ")
	path = strings.TrimSuffix(path, ".test")
	if changed[path] != nil {
		return []string{path}
	}
	var all []string
	for _, c := range slices.Sorted(maps.Keys(changed)) {
		// A runtime that does not compile concerns those who call it.
		uses := slices.ContainsFunc(changed[c], func(f *finding) bool { return f.Fix != nil && f.Fix.Runtime == path })
		if uses || dependents(b.own, []string{c})[strings.TrimSuffix(path, "_test")] {
			all = append(all, c)
		}
	}
	if all == nil {
		all = slices.Sorted(maps.Keys(changed)) // rather fix nothing than break something
	}
	return all
}
