package rule

import (
	"go/ast"
	"go/token"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// suppressed is a set of rules and categories that comments silence; "*" is all.
type suppressed map[string]bool

func (s suppressed) covers(category string) bool {
	rule, _, _ := strings.Cut(category, "/")
	return s["*"] || s[rule] || s[category]
}

// gosec maps the rules of gosec that concern servers to ours.
var gosec = map[string][]string{
	"G108": {"devmode"},               // net/http/pprof is imported
	"G112": {"timeouts"},              // Slowloris: no ReadHeaderTimeout
	"G114": {"timeouts", "keepalive"}, // serve function without support for timeouts
	"G402": {"tlsconfig"},             // bad settings of TLS
}

// suppressions collects the comments that hold for a piece of code, such as the call with which a server goes live: on the line or the line
// before it and its statement and the places at which the server is built, and in the comment of the enclosing function. path leads from
// the code up to the file.
func suppressions(pass *analysis.Pass, code ast.Node, path []ast.Node, built ...token.Pos) suppressed {
	lines := map[token.Position]bool{} // file and line only
	at := func(pos token.Pos) {
		p := pass.Fset.PositionFor(pos, false)
		lines[token.Position{Filename: p.Filename, Line: p.Line}] = true
	}
	at(code.Pos())
	at(code.End())
	for _, pos := range built {
		if pos.IsValid() {
			at(pos)
		}
	}
	var docs []*ast.CommentGroup
	for i, n := range path {
		switch n := n.(type) {
		case *ast.FuncDecl:
			docs = append(docs, n.Doc)
		case ast.Stmt:
			if _, block := n.(*ast.BlockStmt); !block && !literalIn(path[:i]) {
				at(n.Pos())
			}
		}
	}
	out := suppressed{}
	for _, f := range pass.Files {
		for _, group := range f.Comments {
			doc := slices.Contains(docs, group)
			p := pass.Fset.PositionFor(group.End(), false)
			below := lines[token.Position{Filename: p.Filename, Line: p.Line + 1}] && ownLine(pass, group.Pos())
			for _, c := range group.List {
				p := pass.Fset.PositionFor(c.Pos(), false)
				if doc || below || lines[token.Position{Filename: p.Filename, Line: p.Line}] {
					out.parse(c.Text)
				}
			}
		}
	}
	return out
}

// ownLine reports whether nothing but white space stands before pos on its line.
func ownLine(pass *analysis.Pass, pos token.Pos) bool {
	read := pass.ReadFile
	if read == nil { // some drivers do not offer it
		read = os.ReadFile
	}
	file := pass.Fset.File(pos)
	text, err := read(file.Name())
	start := file.Offset(file.LineStart(file.PositionFor(pos, false).Line))
	end := file.Offset(pos)
	return err == nil && end <= len(text) && strings.TrimSpace(string(text[start:end])) == ""
}

// literalIn reports whether a function literal lies between the call and a statement: then the statement is not about the call.
func literalIn(path []ast.Node) bool {
	return slices.ContainsFunc(path, func(n ast.Node) bool { _, ok := n.(*ast.FuncLit); return ok })
}

// parse reads one comment: //srvfix:ignore rule[/category][,...] reason, //nolint[:srvfix], //#nosec [G112 ...].
func (s suppressed) parse(text string) {
	text, ok := strings.CutPrefix(text, "//")
	if !ok {
		text = strings.TrimSuffix(strings.TrimPrefix(text, "/*"), "*/")
	}
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "srvfix:ignore"); ok {
		// A reason is part of the form: without one the next reader cannot tell whether the comment still holds.
		if f := strings.Fields(rest); len(f) >= 2 {
			for name := range strings.SplitSeq(f[0], ",") {
				s[name] = true
				// The same want in a server that is spelled out: a fix of another rule may have done that.
				if name == "timeouts/package-serve" {
					s["timeouts/read-header-unset"] = true
				}
			}
		}
		return
	}
	if rest, ok := strings.CutPrefix(text, "nolint"); ok {
		list, named := strings.CutPrefix(rest, ":")
		if !named && (rest == "" || rest[0] == ' ') {
			s["*"] = true
		}
		list, _, _ = strings.Cut(list, " ")
		for name := range strings.SplitSeq(list, ",") {
			if named && (name == "srvfix" || name == "all") {
				s["*"] = true
			}
		}
		return
	}
	if rest, ok := strings.CutPrefix(text, "#nosec"); ok {
		rest, _, _ = strings.Cut(rest, "--") // what follows is the reason
		named := false
		for _, name := range strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' || r == ':' }) {
			if strings.HasPrefix(name, "G") && len(name) == 4 {
				named = true
				for _, rule := range gosec[name] {
					s[rule] = true
				}
			}
		}
		if !named {
			for _, rules := range gosec {
				for _, rule := range rules {
					s[rule] = true
				}
			}
		}
	}
}
