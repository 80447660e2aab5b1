package main

import (
	"go/parser"
	"go/token"
	"slices"
)

// lostComments lists the comments of before that after does not have, counting repetitions.
func lostComments(before, after []byte) []string {
	left := comments(after)
	var lost []string
	for _, c := range comments(before) {
		if i := slices.Index(left, c); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			lost = append(lost, c)
		}
	}
	return lost
}

func comments(src []byte) []string {
	file, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ParseComments)
	if err != nil {
		return nil // the build says so
	}
	var out []string
	for _, g := range file.Comments {
		for _, c := range g.List {
			out = append(out, c.Text)
		}
	}
	return out
}
