package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// A file may be long, and have many servers. This file cuts out of it what the changes of one server concern, so that
// taking it apart, printing it and proving the result costs as much as that part is long.

// source is a file as it was analysed.
type source struct {
	name   string
	text   []byte
	file   *token.File
	ast    *ast.File
	module string // path of the module, as far as the driver tells

	lf   string // text with LF line ends
	crlf bool   // all line ends of text are CRLF
	cuts []int  // where lf can be cut, in order
}

func newSource(name string, text []byte, file *token.File, parsed *ast.File, module string) (*source, error) {
	var lines []int
	for i := range text {
		if i == 0 || text[i-1] == '\n' {
			lines = append(lines, i)
		}
	}
	if len(text) != file.Size() || !slices.Equal(lines, file.Lines()) {
		return nil, errors.New("the file has changed since it was analysed")
	}
	src := &source{name: name, text: text, file: file, ast: parsed, module: module}
	src.lf, src.crlf = unixLines(text)
	src.findCuts()
	return src, nil
}

// at returns where a position stands in lf.
func (src *source) at(pos token.Pos) int {
	offset := src.file.Offset(pos)
	if src.crlf {
		offset -= src.file.PositionFor(pos, false).Line - 1
	}
	return offset
}

// findCuts cuts the file behind the blank lines between its declarations and the comments around them: gofmt formats
// what stands on one side of such a line without a look at the other, and no declaration is cut.
func (src *source) findCuts() {
	src.cuts = []int{0}
	behind := src.at(src.ast.Name.End())
	next := func(from, to token.Pos) {
		start := src.at(from)
		if start < behind { // a comment inside of the declaration, or of the package clause
			return
		}
		gap := src.lf[behind:start]
		if strings.Trim(gap, " \t\n;") == "" && strings.Count(gap, "\n") > 1 {
			src.cuts = append(src.cuts, behind+strings.LastIndexByte(gap, '\n')+1)
		}
		behind = src.at(to)
	}
	comments := src.ast.Comments
	for _, d := range src.ast.Decls {
		for ; len(comments) > 0 && comments[0].Pos() < d.Pos(); comments = comments[1:] {
			next(comments[0].Pos(), comments[0].End())
		}
		next(d.Pos(), d.End())
	}
	for _, c := range comments {
		next(c.Pos(), c.End())
	}
}

// piece returns the number of the piece between two cuts that holds a position.
func (src *source) piece(pos token.Pos) int {
	at := src.at(pos)
	return sort.Search(len(src.cuts), func(i int) bool { return src.cuts[i] > at }) - 1
}

// excerpt is a part of a file in the form of a file. Between two stretches of the original, and behind the last,
// stands a line that no change touches.
type excerpt struct {
	text  string
	parts []part
}

// part says that the bytes [start, end) of the file begin at the place at of the excerpt.
type part struct{ start, end, at int }

// errOutside says that changes need more of the file than they have got.
var errOutside = errors.New("the change concerns other declarations too")

// whole returns the file.
func (src *source) whole() *excerpt {
	return &excerpt{src.lf, []part{{0, len(src.lf), 0}}}
}

// excerpt returns the declarations of the file in which the changes work, and the imports if they change.
func (src *source) excerpt(changes []change, imports importEdit) *excerpt {
	needed := map[int]bool{}
	for _, c := range changes {
		needed[src.piece(c.at().Pos())] = true
	}
	if imports.remove != nil || len(imports.add) > 0 {
		last := src.piece(src.ast.Name.Pos())
		if n := len(src.ast.Imports); n > 0 {
			last = src.piece(src.ast.Imports[n-1].Pos())
		}
		for i := 0; i <= last; i++ {
			needed[i] = true
		}
	}
	var text strings.Builder
	if !needed[0] {
		fmt.Fprintf(&text, "package %s\n\n", src.ast.Name.Name)
	}
	x := &excerpt{}
	for i, start := range src.cuts {
		if !needed[i] {
			continue
		}
		end := len(src.lf)
		if i+1 < len(src.cuts) {
			end = src.cuts[i+1]
		}
		if n := len(x.parts); n > 0 && x.parts[n-1].end == start {
			x.parts[n-1].end = end
		} else {
			if n > 0 {
				text.WriteString("\n")
			}
			x.parts = append(x.parts, part{start, end, text.Len()})
		}
		text.WriteString(src.lf[start:end])
		if end < len(src.lf) && !needed[i+1] {
			text.WriteString("var _ = " + strconv.Quote(fmt.Sprintf("end of part %d", len(x.parts))) + "\n")
		}
	}
	x.text = text.String()
	return x
}

// place returns where the range [start, end) of the file stands in the excerpt.
func (x *excerpt) place(start, end int) (int, int, bool) {
	for _, p := range x.parts {
		if p.start <= start && end <= p.end {
			return start - p.start + p.at, end - p.start + p.at, true
		}
	}
	return 0, 0, false
}

// back turns edits of an excerpt into edits of the file.
func (src *source) back(x *excerpt, edits []edit) ([]edit, error) {
	out := make([]edit, 0, len(edits))
	for _, e := range edits {
		found := false
		for _, p := range x.parts {
			if p.at <= e.Start && e.End <= p.at+p.end-p.start {
				out = append(out, edit{Start: e.Start - p.at + p.start, End: e.End - p.at + p.start, New: e.New})
				found = true
				break
			}
		}
		if !found {
			return nil, errOutside
		}
	}
	if src.crlf {
		out = windowsLines(src.lf, out)
	}
	return out, nil
}
