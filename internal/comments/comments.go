// Package comments compares the comments of two versions of a file, for the tests of what srvfix leaves behind.
package comments

import (
	"go/parser"
	"go/token"
	"slices"
)

// Lost lists the comments of before that after does not have, counting repetitions. It fails if either does not parse.
func Lost(before, after []byte) ([]string, error) {
	want, err := list(before)
	if err != nil {
		return nil, err
	}
	left, err := list(after)
	if err != nil {
		return nil, err
	}
	var lost []string
	for _, c := range want {
		if i := slices.Index(left, c); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			lost = append(lost, c)
		}
	}
	return lost, nil
}

func list(src []byte) ([]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, g := range file.Comments {
		for _, c := range g.List {
			out = append(out, c.Text)
		}
	}
	return out, nil
}
