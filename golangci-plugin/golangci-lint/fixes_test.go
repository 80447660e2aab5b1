package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
)

// TestSameFixes gives all drivers the same random part of a module's fixes to apply: some rules, in some packages, without the servers that a
// comment keeps. All must write the same, up to formatting; it must compile, and a second run must change nothing.
func TestSameFixes(t *testing.T) {
	list, rounds := effort(t, 3)
	for _, s := range list {
		t.Run(s.name, func(t *testing.T) {
			m, packages := s.open(t)
			all, err := m.commandFind(question{packages: packages})
			if err != nil {
				t.Fatal(err)
			}
			if len(all) == 0 {
				t.Skip("no findings")
			}
			rnd := seeded(t)
			for round := range rounds {
				// All fixes first, of each kind once.
				q := question{runtime: round%2 == 1, unsafe: round%2 == 1, packages: packages}
				m := m.clone(t)
				if round >= 2 {
					q = question{rules: someRules(rnd), unsafe: rnd.IntN(2) == 0, runtime: rnd.IntN(2) == 0, packages: some(rnd, packages)}
					keep(t, m, some(rnd, all))
				}
				if q.runtime {
					if err := m.embed(); err != nil {
						t.Fatal(err)
					}
				}
				sameFixes(t, m, q)
			}
		})
	}
}

func someRules(rnd *rand.Rand) []string {
	var names []string
	for _, a := range analyzers.All() {
		names = append(names, a.Name)
	}
	return some(rnd, names)
}

// keep marks the servers of findings with comments that keep them as they are, as far as there is room on their lines.
func keep(t *testing.T, m *module, list []finding) {
	t.Helper()
	files := make(map[string]map[int]bool)
	for _, f := range list {
		if files[f.File] == nil {
			files[f.File] = make(map[int]bool)
		}
		files[f.File][f.Line-1] = true
	}
	for name, marked := range files {
		name = filepath.Join(m.dir, filepath.FromSlash(name))
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			if !marked[i] || strings.Contains(line, "//") || strings.Contains(line, "`") {
				continue
			}
			line, cr := strings.CutSuffix(line, "\r")
			lines[i] = line + " //nolint:srvfix"
			if cr {
				lines[i] += "\r"
			}
		}
		after := strings.Join(lines, "\n")
		if _, err := parser.ParseFile(token.NewFileSet(), name, after, 0); err != nil {
			t.Fatalf("keep servers of %s: %v", name, err)
		}
		if err := os.WriteFile(name, []byte(after), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// sameFixes lets each driver fix a copy of the module.
func sameFixes(t *testing.T, m *module, q question) {
	t.Helper()
	before, err := m.formatted()
	if err != nil {
		t.Fatal(err)
	}
	var first map[string]string
	for i, d := range drivers {
		c := m.clone(t)
		if err := d.fix(c, q); err != nil {
			t.Errorf("%v: %s: %v", q, d.name, err)
			continue
		}
		tree, err := c.formatted()
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = tree
			t.Logf("%v: %d files changed", q, len(differing(before, tree)))
		}
		different := differing(first, tree)
		for _, name := range different {
			t.Errorf("%v: %s and %s fix %s differently:\n%s", q, drivers[0].name, d.name, name, sideBySide(first[name], tree[name]))
		}
		if i == 0 || len(different) > 0 {
			broken, err := c.compile(q.packages...)
			if err != nil {
				t.Fatal(err)
			}
			for path, text := range broken {
				t.Errorf("%v: %s breaks %s: %s", q, d.name, path, text)
			}
		}
		if err := d.fix(c, q); err != nil {
			t.Errorf("%v: %s, second run: %v", q, d.name, err)
			continue
		}
		again, err := c.formatted()
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range differing(tree, again) {
			t.Errorf("%v: a second run of %s changes %s:\n%s", q, d.name, name, sideBySide(tree[name], again[name]))
		}
	}
}

// sideBySide shows the lines that only one of two texts has.
func sideBySide(a, b string) string {
	var out strings.Builder
	left, right := strings.Split(a, "\n"), strings.Split(b, "\n")
	for _, line := range left {
		if !slices.Contains(right, line) {
			fmt.Fprintf(&out, "-%s\n", line)
		}
	}
	for _, line := range right {
		if !slices.Contains(left, line) {
			fmt.Fprintf(&out, "+%s\n", line)
		}
	}
	return out.String()
}

// TestExclusions hides random findings from golangci-lint --fix, which drops their fixes one by one. What is left must still compile, and a
// second run must change nothing.
func TestExclusions(t *testing.T) {
	list, rounds := effort(t, 2)
	for _, s := range list {
		t.Run(s.name, func(t *testing.T) {
			m, packages := s.open(t)
			rnd := seeded(t)
			for round := range rounds {
				c := m.clone(t)
				q := question{runtime: round%2 == 0, unsafe: rnd.IntN(2) == 0, packages: packages}
				if q.runtime {
					if err := c.embed(); err != nil {
						t.Fatal(err)
					}
				}
				all, err := c.lintFind(q)
				if err != nil {
					t.Fatal(err)
				}
				if len(all) == 0 {
					t.Skip("no findings")
				}
				q.excluded = some(rnd, all)
				args, err := c.lintArgs(q, "--fix")
				if err != nil {
					t.Fatal(err)
				}
				var trees [3]map[string]string
				for i := range trees {
					if trees[i], err = c.formatted(); err != nil {
						t.Fatal(err)
					}
					if i == 2 {
						break
					}
					if _, err := c.run(c.lint, args...); err != nil { // twice with the same configuration
						t.Fatalf("%v: %v", q, err)
					}
				}
				broken, err := c.compile(packages...)
				if err != nil {
					t.Fatal(err)
				}
				for path, text := range broken {
					t.Errorf("%v: breaks %s: %s", q, path, text)
				}
				for _, name := range differing(trees[1], trees[2]) {
					t.Errorf("%v: a second run changes %s:\n%s", q, name, sideBySide(trees[1][name], trees[2][name]))
				}
				t.Logf("%v of %d: %d files changed", q, len(all), len(differing(trees[0], trees[1])))
			}
		})
	}
}
