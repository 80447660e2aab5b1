package serversite

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// Composite returns the composite literal that builds the server, and its file, when there is exactly one and the
// package has it.
func (s *Site) Composite() (found *ast.CompositeLit, in *ast.File) {
	alloc, ok := s.built().(*ssa.Alloc)
	if !ok {
		return nil, nil
	}
	for _, file := range s.Pass.Files {
		if alloc.Pos() < file.FileStart || file.FileEnd < alloc.Pos() {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok && lit.Lbrace == alloc.Pos() {
				found, in = lit, file
			}
			return found == nil
		})
	}
	return found, in
}

// Bare reports whether nobody sets any of the fields of the server but those, on whatever way it goes live.
func (s *Site) Bare(except ...string) bool {
	return !slices.ContainsFunc(summaryFields, func(name string) bool {
		return !strings.Contains(name, "|") && !slices.Contains(except, name) &&
			s.state(valueflow.Ask{Fields: name}).Bits != valueflow.Unset
	})
}
