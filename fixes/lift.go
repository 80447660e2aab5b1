package fixes

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/scanner"
	"go/token"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// This file carries a change that dst computed on its own, gofmt-formatted print of a file over to the original
// bytes, so that nothing but the change is touched: not the line ends, not the formatting of other declarations.

// edit replaces the bytes [start, end) of a file.
type edit = udiff.Edit

var errLift = errors.New("the change cannot be carried over to the original formatting")

// lift returns the edits of lf, a text with LF line ends, that do what the step from before to after does. before is
// gofmt's form of lf. The result is proven: the edited text parses, and gofmt turns it into after.
func lift(lf, before, after string) ([]edit, error) {
	if before == after {
		return nil, nil
	}
	var edits []edit
	switch before {
	case lf:
		edits = trim(before, udiff.Lines(before, after))
	case lf + "\n": // the last line has no end
		for _, e := range trim(before, udiff.Lines(before, after)) {
			if e.End > len(lf) {
				e.Start, e.End, e.New = min(e.Start, len(lf)), len(lf), strings.TrimSuffix(e.New, "\n")
			}
			edits = append(edits, e)
		}
	default:
		var err error
		if edits, err = liftTokens(lf, before, after); err != nil {
			return nil, err
		}
	}
	if err := prove(lf, edits, after); err != nil {
		return nil, err
	}
	return edits, nil
}

// prove checks that the edits of lf do not break it and mean what after says.
func prove(lf string, edits []edit, after string) error {
	got, err := udiff.Apply(lf, edits)
	if err != nil {
		return fmt.Errorf("%w: %v", errLift, err)
	}
	formatted, err := format.Source([]byte(got))
	if err != nil {
		return fmt.Errorf("%w: %v", errLift, err)
	}
	if string(formatted) == after {
		return nil
	}
	// Line breaks inside a region that was not gofmt-clean are the author's, as long as the parser does not care.
	if !slices.Equal(grammar(string(formatted)), grammar(after)) {
		return errLift
	}
	return nil
}

// grammar lists the tokens of a file as the parser sees them, semicolons at line ends included, with the comments
// between them.
func grammar(src string) []string {
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", -1, len(src)), []byte(src), nil, scanner.ScanComments)
	var out []string
	for {
		_, t, lit := s.Scan()
		switch {
		case t == token.EOF:
			return out
		case t == token.SEMICOLON || lit == "":
			lit = t.String()
		}
		out = append(out, lit)
	}
}

// unixLines returns src with LF line ends, and whether all its line ends were CRLF. A file with mixed line ends stays
// as it is.
func unixLines(src []byte) (lf string, crlf bool) {
	n := bytes.Count(src, []byte("\r\n"))
	if n == 0 || n != bytes.Count(src, []byte("\n")) || n != bytes.Count(src, []byte("\r")) {
		return string(src), false
	}
	return strings.ReplaceAll(string(src), "\r\n", "\n"), true
}

// windowsLines turns edits of the LF text into edits of the same text with CRLF.
func windowsLines(lf string, edits []edit) []edit {
	out := make([]edit, len(edits))
	for i, e := range edits {
		out[i] = edit{
			Start: e.Start + strings.Count(lf[:e.Start], "\n"),
			End:   e.End + strings.Count(lf[:e.End], "\n"),
			New:   strings.ReplaceAll(e.New, "\n", "\r\n"),
		}
	}
	return out
}

// trim shrinks edits of whole lines to the bytes that differ, so that edits of neighbouring lines stay apart and a
// reader sees the change.
func trim(text string, edits []edit) []edit {
	out := make([]edit, 0, len(edits))
	for _, e := range edits {
		old := text[e.Start:e.End]
		if strings.Count(old, "\n") == 1 && strings.Count(e.New, "\n") == 1 {
			pre := commonPrefix(old, e.New)
			suf := commonPrefix(reverse(old[pre:]), reverse(e.New[pre:]))
			e = edit{Start: e.Start + pre, End: e.End - suf, New: e.New[pre : len(e.New)-suf]}
		}
		out = append(out, e)
	}
	return out
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func reverse(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

// tok is a token or comment of a file.
type tok struct {
	start, end int
	text       string
}

// tokens splits a file. Semicolons count as white space: gofmt trades them for line ends.
func tokens(src string) ([]tok, error) {
	var list scanner.ErrorList
	var s scanner.Scanner
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(src))
	s.Init(file, []byte(src), list.Add, scanner.ScanComments)
	var out []tok
	for {
		pos, t, lit := s.Scan()
		if t == token.EOF {
			return out, list.Err()
		}
		if t == token.SEMICOLON {
			continue
		}
		text := lit
		if text == "" {
			text = t.String()
		}
		start := file.Offset(pos)
		out = append(out, tok{start, start + len(text), text})
	}
}

// liftTokens is lift for a file that is not gofmt-clean: it finds the tokens that change and puts the new text, white
// space included, between their unchanged neighbours.
func liftTokens(src, before, after string) ([]edit, error) {
	ts, err := tokens(src)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errLift, err)
	}
	tb, err := tokens(before)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errLift, err)
	}
	ta, err := tokens(after)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errLift, err)
	}
	// Where each token of before stands in src, -1 for those that gofmt moved or rewrote.
	at := make([]int, len(tb))
	for i := range at {
		at[i] = -1
	}
	i, k := 0, 0
	for _, h := range append(diffTokens(tb, ts), hunk{len(tb), len(tb), len(ts), len(ts)}) {
		for ; i < h.i; i, k = i+1, k+1 {
			at[i] = k
		}
		i, k = h.j, h.l
	}
	var edits []edit
	hunks := diffTokens(tb, ta)
	settle(hunks, ta, func(i, k int) bool { return gap(before, tb, i) == gap(after, ta, k) })
	for _, h := range hunks {
		e := edit{Start: 0, End: len(src)}
		from, to := 0, len(after)
		first := 0 // token of src after the left neighbour
		if h.i > 0 {
			if at[h.i-1] < 0 {
				return nil, errLift
			}
			first = at[h.i-1] + 1
			e.Start, from = ts[first-1].end, ta[h.k-1].end
		}
		last := len(ts) // the right neighbour
		if h.j < len(tb) {
			if at[h.j] < 0 {
				return nil, errLift
			}
			last = at[h.j]
			e.End, to = ts[last].start, ta[h.l].start
		}
		if last-first != h.j-h.i { // gofmt moved something in between, such as an import
			return nil, errLift
		}
		// White space next to the neighbours stays as the author had it where gofmt's stays the same.
		if h.k < h.l {
			if h.i < h.j && gap(before, tb, h.i) == gap(after, ta, h.k) {
				e.Start, from = ts[first].start, ta[h.k].start
			}
			if gap(before, tb, h.j) == gap(after, ta, h.l) {
				if to = ta[h.l-1].end; h.i < h.j {
					e.End = ts[last-1].end
				} else {
					e.End = e.Start
				}
			}
		}
		e.New = after[from:to]
		// White space that the author left at the end of the line above stays there.
		if old := strings.TrimLeft(src[e.Start:e.End], " \t"); strings.HasPrefix(old, "\n") && strings.HasPrefix(e.New, "\n") {
			e.Start, e.New = e.End-len(old)+1, e.New[1:]
		}
		edits = append(edits, e)
	}
	return edits, nil
}

// gap returns what stands between token i and the one before it.
func gap(src string, ts []tok, i int) string {
	start, end := 0, len(src)
	if i > 0 {
		start = ts[i-1].end
	}
	if i < len(ts) {
		end = ts[i].start
	}
	return src[start:end]
}

// hunk says that tokens [i, j) of one file stand where tokens [k, l) of another do.
type hunk struct{ i, j, k, l int }

// maxTokens bounds the tokens that a change adds and takes away; memory grows with its square.
const maxTokens = 3000

// diffTokens finds the fewest tokens that change between two files (Myers, "An O(ND) difference algorithm", 1986).
// The line diff at hand is content with more, and each token more is white space of the author's that may get lost.
// Beyond maxTokens all between the first and the last change is one hunk.
func diffTokens(a, b []tok) []hunk {
	pre := 0
	for pre < len(a) && pre < len(b) && a[pre].text == b[pre].text {
		pre++
	}
	i, j := len(a), len(b)
	for i > pre && j > pre && a[i-1].text == b[j-1].text {
		i, j = i-1, j-1
	}
	if i == pre && j == pre {
		return nil
	}
	a, b = a[pre:i], b[pre:j]
	whole := []hunk{{pre, i, pre, j}}
	// reach[d][k+d] is how far in a the best path with d changes gets on diagonal k.
	var reach [][]int32
	at := func(d, k int) int {
		if d < 0 || k < -d || k > d {
			return -1
		}
		return int(reach[d][k+d])
	}
	for d := 0; ; d++ {
		if d > maxTokens {
			return whole
		}
		row := make([]int32, 2*d+1)
		done := false
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x = max(at(d-1, k-1)+1, at(d-1, k+1))
			}
			for y := x - k; x < len(a) && y >= 0 && y < len(b) && a[x].text == b[y].text; y++ {
				x++
			}
			row[k+d] = int32(x)
			done = done || x >= len(a) && x-k >= len(b)
		}
		reach = append(reach, row)
		if done {
			return back(at, d, len(a), len(b), pre)
		}
	}
}

// settle moves tokens that are only added to where the tokens around them keep the white space in front of them, as
// far as alike says: the brace that is new is the one that stands where none stood.
func settle(hunks []hunk, ta []tok, alike func(i, k int) bool) {
	for n := range hunks {
		h, floor := &hunks[n], 0
		if n > 0 {
			floor = hunks[n-1].j + 1 // a token stays between
		}
		if h.i != h.j {
			continue
		}
		best, gain, sum := 0, 0, 0
		for back := 1; h.i-back >= floor && ta[h.k-back].text == ta[h.l-back].text; back++ {
			// The token of before at i-back stays: it was the one at k-back, and would be the one at l-back.
			if alike(h.i-back, h.l-back) {
				sum++
			}
			if alike(h.i-back, h.k-back) {
				sum--
			}
			if sum > gain {
				best, gain = back, sum
			}
		}
		h.i, h.j, h.k, h.l = h.i-best, h.j-best, h.k-best, h.l-best
	}
}

// back follows the best path from its end, and collects the changes between equal tokens.
func back(at func(d, k int) int, d, x, y, pre int) []hunk {
	var out []hunk
	add := func(h hunk) {
		if n := len(out); n > 0 && out[n-1].i == h.j && out[n-1].k == h.l {
			out[n-1].i, out[n-1].k = h.i, h.k
			return
		}
		out = append(out, h)
	}
	for ; d > 0; d-- {
		k := x - y
		if at(d-1, k-1)+1 > at(d-1, k+1) {
			x = at(d-1, k-1)
			y = x - (k - 1)
			add(hunk{pre + x, pre + x + 1, pre + y, pre + y})
		} else {
			x = at(d-1, k+1)
			y = x - (k + 1)
			add(hunk{pre + x, pre + x, pre + y, pre + y + 1})
		}
	}
	slices.Reverse(out)
	return out
}
