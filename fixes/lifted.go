package fixes

import (
	"errors"
	"fmt"
	"strings"
)

// This file makes changes on the bench, and carries them over to the bytes of the file.

// lifted computes the edits of the original bytes that make the changes. It works on the declarations around the
// changes, and on the whole file only when a change turns out to need others.
func lifted(src *source, changes []change, imports importEdit) ([]edit, error) {
	edits, err := liftedIn(src, src.excerpt(changes, imports), changes, imports)
	if errors.Is(err, errOutside) {
		edits, err = liftedIn(src, src.whole(), changes, imports)
	}
	return edits, err
}

// liftedIn is lifted for a part of the file.
func liftedIn(src *source, part *excerpt, changes []change, imports importEdit) (edits []edit, err error) {
	var b *bench
	// dst panics when a node ends up in two places. That is a mistake of ours, not a reason to take the driver down.
	defer func() {
		if r := recover(); r != nil {
			edits, err = nil, fmt.Errorf("rewrite %s: %v", src.name, r)
			if b != nil && b.err != nil {
				err = b.err // the panic may come from it
			}
		}
	}()
	if b, err = newBench(src, part); err != nil {
		return nil, err
	}
	comments := countComments(b.before)
	for _, c := range changes {
		if err := c.do(b); err != nil {
			return nil, err
		}
	}
	if err := b.editImports(imports); err != nil {
		return nil, err
	}
	if b.err != nil {
		return nil, b.err
	}
	after, err := b.print()
	if err != nil {
		return nil, err
	}
	if n := countComments(after); n < comments {
		return nil, errors.New("the rewrite would lose a comment")
	}
	if edits, err = lift(part.text, b.before, after); err != nil {
		return nil, err
	}
	return src.back(part, edits)
}

// countComments counts the comments of a file that parses.
func countComments(src string) int {
	ts, err := tokens(src)
	if err != nil {
		return 0
	}
	n := 0
	for _, t := range ts {
		if strings.HasPrefix(t.text, "//") || strings.HasPrefix(t.text, "/*") {
			n++
		}
	}
	return n
}
