package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"math/rand/v2"
	"slices"
	"strings"
)

// A mutation changes the text of a file, but not what the program does. It returns nil where it finds nothing to change; a mutant that does
// not compile, because a name is hidden or a function lacks its last return statement, is thrown away by the caller.
type mutation struct {
	name string
	do   func(*text) []byte
}

var mutations = []mutation{
	{"comment", comment},
	{"comments", manyComments},
	{"line-comments", lineComments},
	{"blank-lines", blankLines},
	{"spaces", spaces},
	{"semicolons", semicolons},
	{"crlf", crlf},
	{"no-newline", noNewline},
	{"rename-import", renameImport},
	{"reorder-functions", reorderFunctions},
	{"reorder-statements", reorderStatements},
	{"block", inBlock},
	{"closure", inClosure},
	{"parentheses", parentheses},
	{"var", toVar},
	{"define", toDefine},
	{"alias", alias},
	{"label", label},
}

// text is a file that is about to change.
type text struct {
	src  []byte
	fset *token.FileSet
	file *ast.File
	rnd  *rand.Rand
	near int // offset of a serve call, which most mutations look for
}

func newText(src []byte, rnd *rand.Rand, near int) (*text, error) {
	t := &text{src: src, fset: token.NewFileSet(), rnd: rnd, near: near}
	var err error
	t.file, err = parser.ParseFile(t.fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	return t, err
}

// edit replaces bytes of a file.
type edit struct {
	start, end int
	text       string
}

// apply makes the edits, which must not overlap.
func (t *text) apply(edits ...edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(t.src[at:e.start])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(t.src[at:])
	return out.Bytes()
}

func (t *text) offset(pos token.Pos) int { return t.fset.Position(pos).Offset }

func (t *text) node(n ast.Node) string { return string(t.src[t.offset(n.Pos()):t.offset(n.End())]) }

// pick returns one of the candidates, more often one that is near the serve call.
func pick[T any](t *text, list []T, at func(T) int) (T, bool) {
	var none T
	if len(list) == 0 {
		return none, false
	}
	if t.rnd.IntN(3) > 0 {
		near := slices.Clone(list)
		slices.SortStableFunc(near, func(a, b T) int { return abs(at(a)-t.near) - abs(at(b)-t.near) })
		list = near[:min(len(near), 6)]
	}
	return list[t.rnd.IntN(len(list))], true
}

func abs(n int) int { return max(n, -n) }

// gap is a place between two tokens.
type gap struct {
	at      int  // end of the token before
	next    int  // start of the token behind
	newline bool // a line may end there
	ends    bool // a line ends there, and the statement with it
}

// gaps lists the places between tokens where white space may change: not between comments, whose place is part of what they say, and not in
// front of the package clause, where comments are instructions.
func (t *text) gaps() []gap {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(t.src))
	s.Init(file, t.src, nil, scanner.ScanComments)
	var out []gap
	prev, prevTok := -1, token.ILLEGAL
	started, comment := false, false
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return out
		}
		at := file.Offset(pos)
		if tok == token.COMMENT {
			comment = true
			continue
		}
		auto := tok == token.SEMICOLON && lit == "\n"
		if started && prev >= 0 && !comment && prevTok != token.PACKAGE {
			switch {
			case auto:
				out = append(out, gap{at: prev, next: at, ends: true})
			default:
				out = append(out, gap{at: prev, next: at, newline: mayBreak(prevTok)})
			}
		}
		comment = false
		if auto {
			prev = -1 // the line end itself
			prevTok = tok
			continue
		}
		started = true
		text := lit
		if text == "" {
			text = tok.String()
		}
		prev, prevTok = at+len(text), tok
		if tok == token.STRING && strings.HasPrefix(lit, "`") {
			prev = at + rawLen(t.src[at:])
		}
	}
}

// rawLen returns the length of a raw string in the source, which the scanner returns without carriage returns.
func rawLen(src []byte) int { return bytes.IndexByte(src[1:], '`') + 2 }

// mayBreak reports whether a line may end behind a token without ending the statement.
func mayBreak(tok token.Token) bool {
	switch tok {
	case token.IDENT, token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING, token.BREAK, token.CONTINUE, token.FALLTHROUGH,
		token.RETURN, token.INC, token.DEC, token.RPAREN, token.RBRACK, token.RBRACE, token.SEMICOLON:
		return false
	}
	return true
}

func gapAt(g gap) int { return g.at }

var words = []string{"why", "so", "it serves", "here", "and there", "at last"}

func (t *text) word() string {
	return fmt.Sprintf("%s %d", words[t.rnd.IntN(len(words))], t.rnd.IntN(1000))
}

// comment puts a comment between two tokens.
func comment(t *text) []byte {
	g, ok := pick(t, t.gaps(), gapAt)
	if !ok {
		return nil
	}
	return t.apply(t.commentIn(g))
}

func (t *text) commentIn(g gap) edit {
	switch {
	case g.newline && t.rnd.IntN(3) == 0:
		return edit{g.at, g.at, " // " + t.word() + "\n"}
	case g.ends && t.rnd.IntN(2) == 0:
		return edit{g.at, g.at, " // " + t.word()}
	}
	return edit{g.at, g.at, " /* " + t.word() + " */ "}
}

// manyComments puts comments into many places around the serve call.
func manyComments(t *text) []byte {
	var edits []edit
	for _, g := range t.gaps() {
		if abs(g.at-t.near) < 120 && t.rnd.IntN(4) == 0 {
			edits = append(edits, t.commentIn(g))
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return t.apply(edits...)
}

// lineComments puts comments on lines of their own.
func lineComments(t *text) []byte {
	var edits []edit
	for _, g := range t.gaps() {
		if g.ends && abs(g.at-t.near) < 400 && t.rnd.IntN(3) == 0 {
			edits = append(edits, edit{g.next, g.next, "\n// " + t.word()})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return t.apply(edits...)
}

// blankLines adds empty lines.
func blankLines(t *text) []byte {
	var edits []edit
	for _, g := range t.gaps() {
		if (g.ends || g.newline && g.next > g.at && bytes.Contains(t.src[g.at:g.next], []byte("\n"))) && t.rnd.IntN(6) == 0 {
			edits = append(edits, edit{g.at, g.at, strings.Repeat("\n", 1+t.rnd.IntN(2))})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return t.apply(edits...)
}

// spaces adds white space between tokens.
func spaces(t *text) []byte {
	var edits []edit
	for _, g := range t.gaps() {
		if t.rnd.IntN(12) == 0 {
			white := []string{" ", "  ", "\t"}[t.rnd.IntN(3)]
			if g.newline && t.rnd.IntN(4) == 0 {
				white = "\n"
			}
			edits = append(edits, edit{g.next, g.next, white})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return t.apply(edits...)
}

// semicolons joins lines.
func semicolons(t *text) []byte {
	var edits []edit
	for _, g := range t.gaps() {
		if g.ends && g.at > t.offset(t.file.Name.End()) && abs(g.at-t.near) < 400 && t.rnd.IntN(5) == 0 && g.next < len(t.src) && t.src[g.next] == '\n' {
			edits = append(edits, edit{g.next, g.next + 1, "; "})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return t.apply(edits...)
}

func crlf(t *text) []byte {
	if bytes.Contains(t.src, []byte("\r")) {
		return nil
	}
	return bytes.ReplaceAll(t.src, []byte("\n"), []byte("\r\n"))
}

func noNewline(t *text) []byte {
	out := bytes.TrimRight(t.src, "\r\n")
	if len(out) == len(t.src) {
		return nil
	}
	return out
}

// renameImport gives an import another name.
func renameImport(t *text) []byte {
	var specs []*ast.ImportSpec
	for _, s := range t.file.Imports {
		if s.Name == nil && s.Path.Value != `"C"` {
			specs = append(specs, s)
		}
	}
	if len(specs) == 0 {
		return nil
	}
	spec := specs[t.rnd.IntN(len(specs))]
	for _, s := range specs {
		if s.Path.Value == `"net/http"` && t.rnd.IntN(2) == 0 {
			spec = s
		}
	}
	path := strings.Trim(spec.Path.Value, `"`)
	old := path[strings.LastIndexByte(path, '/')+1:]
	name := fmt.Sprintf("%s%d", strings.Map(letter, old), 3+t.rnd.IntN(5))
	edits := []edit{{t.offset(spec.Path.Pos()), t.offset(spec.Path.Pos()), name + " "}}
	ast.Inspect(t.file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok && id.Name == old {
				edits = append(edits, edit{t.offset(id.Pos()), t.offset(id.End()), name})
			}
		}
		return true
	})
	return t.apply(edits...)
}

func letter(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r
	}
	return 'x'
}

// swap exchanges two neighbours, each with the comments that belong to it.
func (t *text) swap(aStart, aEnd, bStart, bEnd int) []byte {
	return t.apply(edit{aStart, aEnd, string(t.src[bStart:bEnd])}, edit{bStart, bEnd, string(t.src[aStart:aEnd])})
}

// reorderFunctions exchanges two neighbouring functions.
func reorderFunctions(t *text) []byte {
	var pairs [][2]*ast.FuncDecl
	for i := 1; i < len(t.file.Decls); i++ {
		a, ok1 := t.file.Decls[i-1].(*ast.FuncDecl)
		b, ok2 := t.file.Decls[i].(*ast.FuncDecl)
		if ok1 && ok2 && a.Name.Name != "init" && b.Name.Name != "init" && a.Doc == nil && b.Doc == nil {
			pairs = append(pairs, [2]*ast.FuncDecl{a, b})
		}
	}
	p, ok := pick(t, pairs, func(p [2]*ast.FuncDecl) int { return t.offset(p[0].Pos()) })
	if !ok {
		return nil
	}
	return t.swap(t.offset(p[0].Pos()), t.offset(p[0].End()), t.offset(p[1].Pos()), t.offset(p[1].End()))
}

// lists returns all statement lists.
func (t *text) lists() [][]ast.Stmt {
	var out [][]ast.Stmt
	ast.Inspect(t.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			out = append(out, n.List)
		case *ast.CaseClause:
			out = append(out, n.Body)
		case *ast.CommClause:
			out = append(out, n.Body)
		}
		return true
	})
	return out
}

// reorderStatements exchanges two neighbouring definitions of constants.
func reorderStatements(t *text) []byte {
	type pair struct{ a, b ast.Stmt }
	var pairs []pair
	for _, list := range t.lists() {
		for i := 1; i < len(list); i++ {
			if simple(list[i-1]) && simple(list[i]) {
				pairs = append(pairs, pair{list[i-1], list[i]})
			}
		}
	}
	p, ok := pick(t, pairs, func(p pair) int { return t.offset(p.a.Pos()) })
	if !ok {
		return nil
	}
	return t.swap(t.offset(p.a.Pos()), t.offset(p.a.End()), t.offset(p.b.Pos()), t.offset(p.b.End()))
}

// simple reports whether a statement defines a variable by a literal.
func simple(s ast.Stmt) bool {
	as, ok := s.(*ast.AssignStmt)
	if !ok || as.Tok != token.DEFINE || len(as.Lhs) != 1 || len(as.Rhs) != 1 {
		return false
	}
	_, lit := as.Rhs[0].(*ast.BasicLit)
	return lit
}

// movable lists the statements that define nothing and leave nothing.
func (t *text) movable(closure bool) []ast.Stmt {
	var out []ast.Stmt
	for _, list := range t.lists() {
		for _, s := range list {
			switch s := s.(type) {
			case *ast.ExprStmt, *ast.IfStmt, *ast.SendStmt, *ast.SwitchStmt, *ast.SelectStmt:
			case *ast.GoStmt:
			case *ast.AssignStmt:
				if s.Tok == token.DEFINE {
					continue
				}
			case *ast.DeferStmt, *ast.ReturnStmt:
				if closure {
					continue
				}
			default:
				continue
			}
			if !jumps(s, closure) {
				out = append(out, s)
			}
		}
	}
	return out
}

// jumps reports whether a statement leads out of itself; with all, return statements count too.
func jumps(s ast.Stmt, all bool) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt, *ast.DeferStmt:
			found = found || all
		case *ast.BranchStmt:
			found = true
		case *ast.LabeledStmt:
			found = true
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "recover" {
				found = true
			}
		}
		return !found
	})
	return found
}

func (t *text) around(closure bool, before, after string) []byte {
	s, ok := pick(t, t.movable(closure), func(s ast.Stmt) int { return t.offset(s.Pos()) })
	if !ok {
		return nil
	}
	return t.apply(edit{t.offset(s.Pos()), t.offset(s.Pos()), before}, edit{t.offset(s.End()), t.offset(s.End()), after})
}

func inBlock(t *text) []byte {
	if t.rnd.IntN(2) == 0 {
		return t.around(false, "{ ", " }")
	}
	return t.around(false, "{\n", "\n}")
}

func inClosure(t *text) []byte {
	if t.rnd.IntN(2) == 0 {
		return t.around(true, "func() { ", " }()")
	}
	return t.around(true, "func() {\n\t", "\n}()")
}

func parentheses(t *text) []byte {
	var list []ast.Expr
	ast.Inspect(t.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			list = append(list, n.Args...)
			list = append(list, n.Fun)
		case *ast.SelectorExpr:
			if _, ok := n.X.(*ast.Ident); !ok {
				list = append(list, n.X)
			}
		case *ast.AssignStmt:
			list = append(list, n.Rhs...)
		case *ast.ReturnStmt:
			list = append(list, n.Results...)
		case *ast.IfStmt:
			list = append(list, n.Cond)
		case *ast.BinaryExpr:
			list = append(list, n.X, n.Y)
		case *ast.ExprStmt:
			list = append(list, n.X)
		case *ast.SendStmt:
			list = append(list, n.Value, n.Chan)
		}
		return true
	})
	e, ok := pick(t, list, func(e ast.Expr) int { return t.offset(e.Pos()) })
	if !ok {
		return nil
	}
	return t.apply(edit{t.offset(e.Pos()), t.offset(e.Pos()), "("}, edit{t.offset(e.End()), t.offset(e.End()), ")"})
}

// toVar turns x := y into var x = y.
func toVar(t *text) []byte {
	var defs []*ast.AssignStmt
	for _, list := range t.lists() {
		for _, s := range list {
			if as, ok := s.(*ast.AssignStmt); ok && as.Tok == token.DEFINE {
				defs = append(defs, as)
			}
		}
	}
	as, ok := pick(t, defs, func(s *ast.AssignStmt) int { return t.offset(s.Pos()) })
	if !ok {
		return nil
	}
	return t.apply(edit{t.offset(as.Pos()), t.offset(as.Pos()), "var "}, edit{t.offset(as.TokPos), t.offset(as.TokPos) + 2, "="})
}

// toDefine turns var x = y into x := y.
func toDefine(t *text) []byte {
	var specs []*ast.GenDecl
	ast.Inspect(t.file, func(n ast.Node) bool {
		if d, ok := n.(*ast.DeclStmt); ok {
			if g := d.Decl.(*ast.GenDecl); g.Tok == token.VAR && !g.Lparen.IsValid() {
				if v := g.Specs[0].(*ast.ValueSpec); v.Type == nil && len(v.Values) > 0 {
					specs = append(specs, g)
				}
			}
		}
		return true
	})
	g, ok := pick(t, specs, func(g *ast.GenDecl) int { return t.offset(g.Pos()) })
	if !ok {
		return nil
	}
	v := g.Specs[0].(*ast.ValueSpec)
	start := t.offset(v.Names[len(v.Names)-1].End())
	eq := start + bytes.IndexByte(t.src[start:], '=')
	if bytes.Contains(t.src[t.offset(g.Pos()):eq], []byte("/")) {
		return nil
	}
	return t.apply(edit{t.offset(g.Pos()), t.offset(v.Pos()), ""}, edit{eq, eq + 1, ":="})
}

// alias serves through another variable of the same server.
func alias(t *text) []byte {
	type call struct {
		stmt ast.Stmt
		x    ast.Expr
	}
	var calls []call
	for _, list := range t.lists() {
		for _, s := range list {
			ast.Inspect(s, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BlockStmt, *ast.FuncLit:
					return false
				case *ast.SelectorExpr:
					if id, ok := n.X.(*ast.Ident); ok && strings.Contains(n.Sel.Name, "Serve") {
						calls = append(calls, call{s, id})
					}
				}
				return true
			})
		}
	}
	c, ok := pick(t, calls, func(c call) int { return t.offset(c.x.Pos()) })
	if !ok {
		return nil
	}
	name := fmt.Sprintf("alias%d", t.rnd.IntN(100))
	start := t.offset(c.stmt.Pos())
	return t.apply(edit{start, start, name + " := " + t.node(c.x) + "\n"}, edit{t.offset(c.x.Pos()), t.offset(c.x.End()), name})
}

// label gives a statement a label that nobody needs but a goto statement that never runs.
func label(t *text) []byte {
	s, ok := pick(t, t.movable(false), func(s ast.Stmt) int { return t.offset(s.Pos()) })
	if !ok {
		return nil
	}
	name := fmt.Sprintf("on%d", t.rnd.IntN(1000))
	start := t.offset(s.Pos())
	return t.apply(edit{start, start, "goto " + name + "\n" + name + ":\n"})
}
