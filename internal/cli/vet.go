package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
)

// findingKey tells findings apart, over all configurations.
type findingKey struct {
	rule, file, message string
	offset, end         int
}

func keyOf(f *record.Finding) findingKey {
	return findingKey{f.Rule, f.Pos.File, f.Message, f.Pos.Offset, f.Pos.End}
}

// finding is a finding of a package that was asked for.
type finding struct {
	record.Finding
	pkg  *pkg
	hash map[string]string // of the files that the fix edits, as analyzed

	declined bool     // the person does not want the fix
	builds   []string // the configurations in which it was found, if there are several
}

func (f *finding) level() rule.Level {
	for l := rule.Advice; l < rule.Error; l++ {
		if l.String() == f.Level {
			return l
		}
	}
	return rule.Error // a level of a later tool is not smaller
}

// analyze runs the rules, by the go command with this program as vet tool: it knows build tags, workspaces and what has not changed since the last run.
func (s *session) analyze() error {
	for _, b := range s.builds {
		if err := s.analyzeBuild(b); err != nil {
			return err
		}
	}
	slices.SortFunc(s.findings, func(a, b *finding) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Offset, b.Pos.Offset), -cmp.Compare(a.level(), b.level()),
			cmp.Compare(a.Category, b.Category), cmp.Compare(a.Message, b.Message))
	})
	slices.SortFunc(s.servers, func(a, b *server) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
	return nil
}

func (s *session) analyzeBuild(b *build) error {
	b.told = make(map[string]bool)
	if len(b.packages) == 0 {
		return nil
	}
	records, lines, runErr, err := s.vet(b, s.vetPatterns(b), s.state)
	if err != nil {
		return err
	}
	s.collect(b, records)
	if runErr != nil {
		if err := s.analyzeUntold(b); err != nil {
			return err
		}
	}
	s.blame(b, lines, runErr)
	return nil
}

// analyzeUntold analyzes the packages that the go command did not hand over, because of their tests perhaps, without
// those.
func (s *session) analyzeUntold(b *build) error {
	hidden := make(map[string]string)
	var paths []string
	for _, p := range b.packages {
		tests, _ := filepath.Glob(filepath.Join(p.Dir, "*_test.go"))
		if b.told[p.ImportPath] || len(tests) == 0 || p.ImportPath == "command-line-arguments" {
			continue
		}
		paths = append(paths, p.ImportPath)
		for _, name := range tests {
			hidden[name] = ""
		}
	}
	hasOverlay := func(flag string) bool { return strings.Contains(flag, "-overlay") } // there can be one only
	if len(paths) == 0 || slices.ContainsFunc(append([]string{os.Getenv("GOFLAGS")}, b.flags...), hasOverlay) {
		return nil
	}
	tmp, err := os.MkdirTemp("", "srvfix-untold-")
	if err != nil {
		return fmt.Errorf("make temporary folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	overlay, err := writeReplacements(tmp, hidden)
	if err != nil {
		return err
	}
	// What the tool says of a package depends on whether there are tests, and the overlay is no part of the cache key.
	records, _, _, err := s.vet(b, paths, s.state+" without tests of "+strings.Join(paths, " "), "-overlay="+overlay)
	if err != nil {
		return err
	}
	s.collect(b, records)
	return nil
}

// vet runs go vet and returns what the tool has told of, what else was printed, and whether go vet failed.
func (s *session) vet(b *build, patterns []string, state string, flags ...string) (
	records []*record.Package, lines []string, runErr, err error,
) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, nil, fmt.Errorf("find own executable: %w", err)
	}
	args := []string{"vet", "-vettool=" + self, "-json", "-raw", "-runtime=" + s.runtime, "-state=" + state}
	if s.opts.rules != "" {
		args = append(args, "-rules="+s.opts.rules)
	}
	if s.only != nil {
		var places []string
		for p := range s.only {
			places = append(places, fmt.Sprintf("%s:%d", p.file, p.offset))
		}
		slices.Sort(places)
		args = append(args, "-only="+strings.Join(places, "\n"))
	}
	if s.opts.audit || s.opts.verbose {
		args = append(args, "-servers")
	}
	if s.opts.unsafe {
		args = append(args, "-unsafe")
	}
	if s.opts.oneFile {
		args = append(args, "-one-file")
	}
	if s.opts.tests {
		args = append(args, "-tests")
	}
	args = append(append(append(args, flags...), b.flags...), "--")
	cmd := s.command("", append(args, patterns...)...)
	cmd.Env = append(os.Environ(), b.env...)
	var out, talk bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &talk
	runErr = cmd.Run()
	if err := s.ctx.Err(); err != nil {
		return nil, nil, nil, err
	}
	if exit := new(exec.ExitError); runErr != nil && !errors.As(runErr, &exit) {
		return nil, nil, nil, fmt.Errorf("run go vet: %w", runErr)
	}

	chat := func(line string) { lines = append(lines, line) }
	// Go commands before 1.26 print what their tools print on standard error.
	for _, from := range []*bytes.Buffer{&out, &talk} {
		more, err := record.Read(from, chat)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("read what go vet printed: %w", err)
		}
		records = append(records, more...)
	}
	return records, lines, runErr, nil
}

// vetPatterns names the packages for go vet: as the user did if all of them can be loaded, else one by one.
func (s *session) vetPatterns(b *build) []string {
	if len(b.packages) == len(b.listed) && len(b.excluded) == 0 || b.listed["command-line-arguments"] != nil {
		return s.opts.patterns
	}
	var paths []string
	for _, p := range b.packages {
		paths = append(paths, p.ImportPath)
	}
	return paths
}

// collect takes the findings of the packages that were asked for. The tool also tells of their dependencies in main modules, and of
// one package twice when it is both a dependency and under test.
func (s *session) collect(b *build, records []*record.Package) {
	seen := make(map[findingKey]*finding)
	for _, f := range s.findings { // of other configurations
		seen[keyOf(&f.Finding)] = f
	}
	for _, rec := range records {
		p := b.listed[rec.Path]
		if p == nil {
			if p = b.listed[strings.TrimSuffix(rec.Path, "_test")]; p == nil {
				continue
			}
		}
		b.told[p.ImportPath] = true
		if rec.Broken != "" {
			text := strings.ReplaceAll(rec.Broken, rec.Dir+string(filepath.Separator), s.rel(p.Dir)+string(filepath.Separator))
			s.fail(b, testsOf(p.ImportPath), text)
		}
		relocate(rec, p.Dir)
		for _, server := range rec.Servers {
			s.addServer(b, p, server)
		}
		for _, f := range rec.Findings {
			if f.Fix != nil && !p.own() {
				f.Fix, f.NoFix = nil, "the package belongs to another module"
			}
			if prev := seen[keyOf(&f)]; prev != nil {
				here := b.name == "" || slices.Contains(prev.builds, b.name)
				if !here {
					prev.builds = append(prev.builds, b.name)
				}
				switch {
				case reflect.DeepEqual(prev.Fix, f.Fix):
				case here:
					// What the fix must do depends on whether the package's tests are there: no text is right for both.
					prev.Fix, prev.NoFix = nil, "the fix differs with and without the tests of the package"
				default:
					prev.Fix, prev.NoFix = nil, "the fix differs between the platforms and tags: fix them one by one"
				}
				continue
			}
			g := &finding{Finding: f, pkg: p, hash: rec.Hashes}
			if b.name != "" {
				g.builds = []string{b.name}
			}
			if g.level() < s.opts.level {
				s.others = append(s.others, g)
				continue
			}
			seen[keyOf(&f)] = g
			s.findings = append(s.findings, g)
		}
	}
}

// relocate makes the paths of a record those of this checkout. With -trimpath the go command replays for one checkout what was found in another.
func relocate(rec *record.Package, dir string) {
	if rec.Dir == dir {
		return
	}
	from, to := rec.Dir, dir
	for filepath.Base(from) == filepath.Base(to) && from != filepath.Dir(from) && to != filepath.Dir(to) {
		from, to = filepath.Dir(from), filepath.Dir(to)
	}
	move := func(file *string) {
		if rest, ok := strings.CutPrefix(*file, strings.TrimSuffix(from, string(filepath.Separator))+string(filepath.Separator)); ok {
			*file = filepath.Join(to, rest)
		}
	}
	hashes := make(map[string]string)
	for file, hash := range rec.Hashes {
		move(&file)
		hashes[file] = hash
	}
	rec.Hashes, rec.Dir = hashes, dir
	for i := range rec.Servers {
		for pos := range rec.Servers[i].Positions() {
			move(&pos.File)
		}
	}
	for i := range rec.Findings {
		f := &rec.Findings[i]
		move(&f.Pos.File)
		if f.Live != nil {
			move(&f.Live.File)
		}
		for j := range f.Related {
			move(&f.Related[j].Pos.File)
		}
		if f.Fix != nil {
			for j := range f.Fix.Edits {
				move(&f.Fix.Edits[j].File)
			}
		}
	}
}

// testsOf returns how the go command calls a package with its tests.
func testsOf(path string) string { return fmt.Sprintf("%s [%[1]s.test]", path) }

// blame notes which packages were not analyzed and why, from what go vet said: a line "# path" and then the errors of that package.
func (s *session) blame(b *build, lines []string, runErr error) {
	texts := make(map[string][]string)
	var order []string
	path := ""
	for _, line := range lines {
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			if !strings.HasPrefix(rest, "[") {
				path, _, _ = strings.Cut(rest, " ")
			}
			continue
		}
		if strings.HasPrefix(line, "go: downloading ") {
			fmt.Fprintln(s.Stderr, line)
			continue
		}
		if strings.HasPrefix(line, "go: go.mod file not found") {
			continue // said when single files are named, which need none
		}
		if line = strings.TrimPrefix(line, "vet: "); strings.TrimSpace(line) == "" || slices.Contains(texts[path], line) {
			continue
		}
		if texts[path] == nil {
			order = append(order, path)
		}
		texts[path] = append(texts[path], line)
	}
	if runErr == nil {
		// It did its work; the rest is worth passing on.
		for _, path := range order {
			for _, line := range texts[path] {
				fmt.Fprintln(s.Stderr, line)
			}
		}
		return
	}
	for _, path := range order {
		name := path
		if b.told[path] {
			name = testsOf(path)
		}
		s.fail(b, name, strings.Join(texts[path], "\n"))
	}
	for _, p := range b.packages {
		if !b.told[p.ImportPath] && texts[p.ImportPath] == nil && texts[p.ImportPath+"_test"] == nil {
			s.fail(b, p.ImportPath, "not analyzed because of the errors above")
		}
	}
	if len(s.failed) == 0 {
		s.fail(b, "", fmt.Sprintf("run go vet: %v", runErr))
	}
}
