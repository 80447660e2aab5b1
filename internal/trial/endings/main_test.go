//go:build unix

package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var root = filepath.FromSlash("../../../testdata/trials")

// few stand for the kinds: a Shutdown that nobody awaits, a program that leads its own life, one that drains by
// itself, a loop that serves, a listener behind a helper.
var few = []string{"notawaited-log", "own-quit", "drained", "retry-counted", "generic-must"}

// TestEndings tries a few small programs; `make trial` tries them all.
func TestEndings(t *testing.T) {
	failing, err := known(filepath.Join(root, "failing.txt"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tool, err := buildTool(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range few {
		t.Run(name, func(t *testing.T) {
			rows, err := try(root, name, t.TempDir(), tool)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				if row.settle(failing) == surprise {
					t.Error(row)
				} else {
					t.Log(row)
				}
			}
		})
	}
}

// TestHeaders reads what all programs say of themselves, and looks for known failures of programs and situations that
// do not exist.
func TestHeaders(t *testing.T) {
	all, err := names(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Errorf("got %d programs, want 40 at least", len(all))
	}
	failing, err := known(filepath.Join(root, "failing.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range all {
		h, err := readHeader(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, situation := range situations {
			if _, ok := h.expect[situation]; ok {
				delete(failing, name+" "+situation)
			}
		}
		delete(failing, name+" fix")
	}
	for key := range failing {
		t.Errorf("failing.txt has %s, which does not exist", key)
	}
}

func TestCompare(t *testing.T) {
	cut := outcome{end: "killed", order: "lost", cleanup: "not cleaned"}
	well := outcome{end: "exit 0", order: "answered", cleanup: "cleaned"}
	odd := well
	odd.odd = "ended: <nil>"
	for _, c := range []struct {
		wanted  expectation
		was, is outcome
		wrong   []string
	}{
		{expectation{}, cut, cut, nil},
		{expectation{}, cut, well, []string{"exit 0 instead of killed", "cleaned instead of not cleaned"}},
		{expectation{end: "exit 0", order: "answered", cleanup: "cleaned"}, cut, well, nil},
		{expectation{}, well, cut, []string{
			"killed instead of exit 0", "lost instead of answered", "not cleaned instead of cleaned",
		}},
		{expectation{order: "answered"}, cut, cut, []string{"lost instead of answered"}},
		{expectation{}, well, odd, []string{`prints "ended: <nil>"`}},
	} {
		got := c.wanted.compare(c.was, c.is)
		if want := strings.Join(c.wrong, "; "); got != want {
			t.Errorf("%v: %v, then %v: got %q, want %q", c.wanted, c.was, c.is, got, want)
		}
	}
}

func TestChanged(t *testing.T) {
	plus, minus := changed("a\nb\nb\nc\n", "a\n\tb\nd\ne\nc\n")
	if got, want := []int{plus, minus}, []int{2, 1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
