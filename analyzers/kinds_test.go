package analyzers_test

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/ruletest"
)

// kindProgram is a program of testdata/kinds: what it is about, and where which findings are right. The programs were written by people who did
// not look at the analysis, one bad and one good twin of each.
type kindProgram struct {
	kind, label string
	subject     []string
	want, also  map[string]bool // file:line category
}

// TestKinds compares the findings that each program is about with its comments. A finding may stand at another line that says `also`.
func TestKinds(t *testing.T) {
	dir := filepath.Join("..", "testdata", "kinds")
	programs := readKinds(t, dir)
	missedKinds := readMissed(t, filepath.Join(dir, "missed.txt"))
	m := ruletest.Analyze(t, dir, ruletest.Options{Runtime: fixes.Off}, analyzers.All()...)
	found := map[string]map[string]bool{}
	for _, f := range m.Findings {
		pos := m.Fset.Position(f.At().Pos())
		rel, err := filepath.Rel(dir, pos.Filename)
		if abs, absErr := filepath.Abs(dir); absErr == nil {
			rel, err = filepath.Rel(abs, pos.Filename)
		}
		if err != nil {
			t.Fatal(err)
		}
		rel = filepath.ToSlash(rel)
		name, _, _ := strings.Cut(rel, "/")
		if found[name] == nil {
			found[name] = map[string]bool{}
		}
		found[name][fmt.Sprintf("%s:%d %s", rel, pos.Line, f.Category)] = true
	}
	wrong := 0
	for _, name := range slices.Sorted(maps.Keys(programs)) {
		problems := programs[name].compare(found[name])
		switch why, known := missedKinds[name]; {
		case len(problems) > 0 && !known:
			wrong++
			t.Errorf("%s (%s, %s):\n\t%s", name, programs[name].kind, programs[name].label, strings.Join(problems, "\n\t"))
		case len(problems) == 0 && known:
			t.Errorf("%s is right now: remove it from missed.txt (%s)", name, why)
		}
	}
	t.Logf("%d programs, %d wrong, %d known to be wrong", len(programs), wrong, len(missedKinds))
}

// compare lists what is missing and what is too much.
func (p *kindProgram) compare(found map[string]bool) []string {
	var problems []string
	category := func(key string) string { _, c, _ := strings.Cut(key, " "); return c }
	met := map[string]bool{}
	for key := range found {
		if !slices.Contains(p.subject, category(key)) {
			continue
		}
		if !p.want[key] && !p.also[key] {
			problems = append(problems, "unexpected "+key)
		}
		met[category(key)] = met[category(key)] || p.also[key]
	}
	for key := range p.want {
		if !found[key] && !met[category(key)] {
			problems = append(problems, "missing "+key)
		}
	}
	slices.Sort(problems)
	return problems
}

// readMissed reads the programs about which the rules are wrong today, and why.
func readMissed(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if name, why, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(name, "#") {
			out[name] = why
		}
	}
	return out
}

func readKinds(t *testing.T, dir string) map[string]*kindProgram {
	t.Helper()
	programs := map[string]*kindProgram{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		name, _, _ := strings.Cut(rel, "/")
		p := programs[name]
		if p == nil {
			p = &kindProgram{want: map[string]bool{}, also: map[string]bool{}}
			programs[name] = p
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			line := lines.Text()
			if text, ok := strings.CutPrefix(line, "// kind: "); ok {
				p.kind = text
			}
			if text, ok := strings.CutPrefix(line, "// label: "); ok {
				p.label = text
			}
			if text, ok := strings.CutPrefix(line, "// subject: "); ok {
				p.subject = strings.Fields(text)
			}
			for mark, into := range map[string]map[string]bool{"// want ": p.want, "// also ": p.also} {
				_, text, ok := strings.Cut(line, mark)
				if !ok {
					continue
				}
				for word := range strings.FieldsSeq(text) {
					if word == "//" {
						break
					}
					if strings.Contains(word, "/") {
						into[fmt.Sprintf("%s:%d %s", rel, n, word)] = true
					}
				}
			}
		}
		return lines.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range programs {
		if p.label != "bad" && p.label != "good" || len(p.subject) == 0 || p.label == "good" && len(p.want) > 0 {
			t.Fatalf("%s: label %q, subject %q, wants %v", name, p.label, p.subject, p.want)
		}
	}
	return programs
}
