package cli

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/patch"
	"github.com/srvfix/srvfix/internal/record"
)

const answers = `y  fix this server
n  leave it as it is
a  fix this server and all that follow
q  stop asking: only the servers with y are fixed
`

// ask shows each server that can be fixed, with its fix, and asks whether to fix it. The end of the input stands for q.
func (s *session) ask() error {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for in := bufio.NewReader(s.Stdin); ; {
			line, err := in.ReadString('\n')
			if line != "" {
				select {
				case lines <- line:
				case <-s.ctx.Done():
				}
			}
			if err != nil {
				return
			}
		}
	}()
	sources := newSources()
	announced := make(map[string]bool)
	fixable := slices.DeleteFunc(slices.Clone(s.findings), func(f *finding) bool { return f.Fix == nil })
	for n := 1; len(fixable) > 0; n++ {
		list := fixable
		for i, f := range fixable {
			if placeOf(f) != placeOf(fixable[0]) {
				list = fixable[:i]
				break
			}
		}
		fixable = fixable[len(list):]
		if n > 1 {
			fmt.Fprintln(s.Stdout)
		}
		if err := s.show(sources, list); err != nil {
			return err
		}
		lacking, err := s.lacking(list)
		if err != nil {
			return err
		}
		maps.DeleteFunc(lacking, func(dir, _ string) bool { return announced[dir] })
		s.announce(list, lacking)
		for dir := range lacking {
			announced[dir] = true
		}
		answer, err := s.answer(lines)
		if err != nil {
			return err
		}
		switch answer {
		case "a":
			return nil
		case "n":
			decline(list)
		case "q":
			decline(list)
			decline(fixable)
			return nil
		}
	}
	return nil
}

func decline(list []*finding) {
	for _, f := range list {
		f.declined = true
	}
}

// show prints the findings of a server and what its fix changes in the file.
func (s *session) show(sources *sources, list []*finding) error {
	alone := slices.Clone(list)
	if slices.ContainsFunc(list, func(f *finding) bool { return coupled(f, slices.Concat(s.findings, s.others)) }) {
		for i, f := range list {
			copy := *f
			alone[i] = &copy
		}
		if err := s.replan(alone); err != nil {
			return err
		}
	}
	var edits [][]record.Edit
	for _, f := range alone {
		if f.Fix != nil {
			edits = append(edits, f.Fix.Edits)
		}
	}
	w := bufio.NewWriter(s.Stdout)
	s.printPlace(w, s.palette(), sources, slices.DeleteFunc(slices.Clone(s.findings), func(f *finding) bool { return placeOf(f) != placeOf(list[0]) }))
	files, _ := patch.Merge(edits)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		c, err := openChange(name)
		if err == nil {
			c.new, err = patch.Apply(c.old, files[name])
		}
		if err != nil {
			return err
		}
		io.WriteString(w, c.diff(s.rel(name)))
	}
	return w.Flush()
}

// answer reads an answer from lines.
func (s *session) answer(lines <-chan string) (string, error) {
	for {
		fmt.Fprint(s.Stderr, "srvfix: fix this server? [y,n,a,q,?] ")
		select {
		case line, ok := <-lines:
			switch line = strings.ToLower(strings.TrimSpace(line)); {
			case !ok:
				fmt.Fprintln(s.Stderr)
				return "q", nil
			case slices.Contains([]string{"y", "n", "a", "q"}, line):
				return line, nil
			}
			fmt.Fprint(s.Stderr, answers)
		case <-s.ctx.Done():
			fmt.Fprintln(s.Stderr)
			return "", s.ctx.Err()
		}
	}
}
