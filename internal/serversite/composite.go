package serversite

import (
	"go/ast"

	"golang.org/x/tools/go/ssa"
)

// Composite returns the composite literal that builds the server, and its file, when there is exactly one and the
// package has it.
func (s *Site) Composite() (*ast.CompositeLit, *ast.File) {
	alloc, ok := s.built().(*ssa.Alloc)
	if !ok {
		return nil, nil
	}
	for _, file := range s.Pass.Files {
		if lit := literalIn(file, alloc); lit != nil {
			return lit, file
		}
	}
	return nil, nil
}
