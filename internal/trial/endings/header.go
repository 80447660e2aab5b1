//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// header is what a program says about itself in the comment that it begins with: see testdata/trials/README.md.
type header struct {
	kind    string
	env     []string // assignments and arguments that start it, with {addr}, {port}, {addr2}, {port2}
	args    []string
	order   string // path that takes an order
	order2  string // path of the second server that takes one; empty: none
	cleanup string // line that tells of the clean-up
	file    string // or file that it leaves
	ready   string // line that tells that signals are caught, when listening does not
	reacts  string // line that tells that a signal was noticed, when the listener stays open
	tells   string // line that tells that an address was in use, when the program goes on
	own     string // what makes it stop, and the environment for that
	fix     string // drain, await, fields, none
	expect  map[string]expectation
}

// An expectation is what must hold after the fix; what it does not name must be as before.
type expectation struct {
	end, order, cleanup string
}

var (
	fixes = []string{"drain", "await", "fields", "none"}
	ends  = []string{"exit 0", "exit 1", "exit 2", "exit 3", "killed", "serves", "passes"}
)

// The situations, in the order of the table. idle is SIGTERM without a request in flight.
var situations = []string{"idle", "SIGTERM", "SIGINT", "twice", "own", "in use", "second in use"}

func readHeader(dir string) (*header, error) {
	text, err := os.ReadFile(filepath.Join(dir, "main.go"))
	if err != nil {
		return nil, err
	}
	h := &header{order: "/order", expect: map[string]expectation{}}
	for line := range strings.Lines(string(text)) {
		comment, ok := strings.CutPrefix(line, "// ")
		if !ok {
			break
		}
		key, value, ok := strings.Cut(strings.TrimSpace(comment), ": ")
		if !ok {
			return nil, fmt.Errorf("%s: %q is no key and value", dir, comment)
		}
		if err := h.set(key, value); err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
	}
	for _, key := range []string{"SIGTERM", "SIGINT"} {
		if _, ok := h.expect[key]; !ok {
			return nil, fmt.Errorf("%s: says nothing of %s", dir, key)
		}
	}
	if h.kind == "" || !slices.Contains(fixes, h.fix) || (h.cleanup == "") == (h.file == "") {
		return nil, fmt.Errorf("%s: needs a kind, a fix (%v) and either a cleanup or a file", dir, fixes)
	}
	if _, ok := h.expect["idle"]; !ok {
		idle := h.expect["SIGTERM"]
		idle.order = ""
		h.expect["idle"] = idle
	}
	return h, nil
}

func (h *header) set(key, value string) error {
	texts := map[string]*string{
		"kind": &h.kind, "order": &h.order, "order2": &h.order2, "cleanup": &h.cleanup, "file": &h.file, "ready": &h.ready,
		"reacts": &h.reacts, "tells": &h.tells, "fix": &h.fix,
	}
	if to, ok := texts[key]; ok {
		*to = value
		return nil
	}
	if key == "run" {
		for _, word := range strings.Fields(value) {
			if name, _, ok := strings.Cut(word, "="); ok && !strings.HasPrefix(name, "-") {
				h.env = append(h.env, word)
			} else {
				h.args = append(h.args, word)
			}
		}
		return nil
	}
	if key == "own" {
		h.own, value, _ = strings.Cut(value, ": ")
	}
	if !slices.Contains(situations, key) {
		return fmt.Errorf("unknown key %q", key)
	}
	var e expectation
	for word := range strings.SplitSeq(value, ", ") {
		switch {
		case word == "as before":
		case slices.Contains(ends, word):
			e.end = word
		case word == "answered" || word == "lost":
			e.order = word
		case word == "cleaned" || word == "not cleaned":
			e.cleanup = word
		default:
			return fmt.Errorf("%s: unknown expectation %q", key, word)
		}
	}
	h.expect[key] = e
	return nil
}

// names returns the folders of the programs below root.
func names(root string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.Name() != "main.go" {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		out = append(out, filepath.ToSlash(rel))
		return err
	})
	return out, err
}

// known reads the expected failures: NAME SITUATION REASON, where SITUATION is one word with hyphens.
func known(file string) (map[string]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if len(words) < 3 {
			return nil, fmt.Errorf("%s: %q needs a program, a situation and a reason", file, strings.TrimSpace(line))
		}
		out[words[0]+" "+strings.ReplaceAll(words[1], "-", " ")] = strings.Join(words[2:], " ")
	}
	return out, nil
}
