// Package patch merges the edits of many fixes and applies them to the bytes of a file.
// It knows neither Go nor servers: what an edit says is decided elsewhere.
package patch

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/srvfix/srvfix/internal/record"
)

// Merge unites the edits of fixes, per file and sorted. Identical edits count once, different insertions at one point stay in the order of
// the fixes. A fix that overlaps an earlier one in any edit is left out as a whole, since half a fix is broken code; its index is in dropped.
func Merge(fixes [][]record.Edit) (files map[string][]record.Edit, dropped []int) {
	files = make(map[string][]record.Edit)
	seen := make(map[record.Edit]bool)
next:
	for i, edits := range fixes {
		var add []record.Edit
		for _, e := range edits {
			if seen[e] || slices.Contains(add, e) {
				continue
			}
			if e.Start > e.End || slices.ContainsFunc(files[e.File], overlaps(e)) || slices.ContainsFunc(add, overlaps(e)) {
				dropped = append(dropped, i)
				continue next
			}
			add = append(add, e)
		}
		for _, e := range add {
			seen[e] = true
			files[e.File] = append(files[e.File], e)
		}
	}
	for _, edits := range files {
		// At one point insertions come before the replacement that starts there, so that no edit begins inside what another has replaced.
		slices.SortStableFunc(edits, func(a, b record.Edit) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
	}
	return files, dropped
}

// overlaps returns a test whether an edit of the same file wants bytes that e wants too. Touching is not overlapping.
func overlaps(e record.Edit) func(record.Edit) bool {
	return func(f record.Edit) bool { return f.File == e.File && f.Start < e.End && e.Start < f.End }
}

// Apply returns src with edits, which must be sorted and free of overlaps as Merge returns them.
func Apply(src []byte, edits []record.Edit) ([]byte, error) {
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(src) {
			return nil, fmt.Errorf("edit %s: bytes %d to %d are out of place", e.File, e.Start, e.End)
		}
		out.Write(src[at:e.Start])
		out.WriteString(e.New)
		at = e.End
	}
	out.Write(src[at:])
	return out.Bytes(), nil
}

// Offset returns where the byte at offset is after the edits. A byte that was replaced is taken to the start of its replacement.
func Offset(edits []record.Edit, offset int) int {
	shift := 0
	for _, e := range edits {
		switch {
		case e.End <= offset:
			shift += len(e.New) - (e.End - e.Start)
		case e.Start < offset:
			return e.Start + shift
		}
	}
	return offset + shift
}
