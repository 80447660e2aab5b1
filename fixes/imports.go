package fixes

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/dst"
	"golang.org/x/tools/go/analysis"
)

// importEdit says how the imports of a file change.
type importEdit struct {
	add    []newImport
	remove []*ast.ImportSpec // last use gone
}

type newImport struct{ name, path string }

// localName returns the name under which code at a position of the file has, or will have, the package: its present
// name if the file imports it and nothing hides it there, else want, or want2, want3, ... where that is taken in the
// file or in the package.
func (x *index) localName(file *ast.File, importPath, want string, at token.Pos) (name string, present bool) {
	for _, spec := range file.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p != importPath {
			continue
		}
		if spec.Name != nil && spec.Name.Name == "." {
			return ".", true
		}
		pkg := x.pass.TypesInfo.PkgNameOf(spec)
		if pkg == nil || pkg.Name() == "_" {
			continue
		}
		if _, obj := x.pass.Pkg.Scope().Innermost(at).LookupParent(pkg.Name(), at); obj == types.Object(pkg) {
			return pkg.Name(), true
		}
	}
	taken := x.namesIn(file)
	name = want
	for i := 2; taken[name] || x.pass.Pkg.Scope().Lookup(name) != nil || types.Universe.Lookup(name) != nil; i++ {
		name = fmt.Sprintf("%s%d", want, i)
	}
	return name, false
}

// importOf returns the import of a package in a file, and how many identifiers of the file need it.
func importOf(pass *analysis.Pass, file *ast.File, importPath string) (spec *ast.ImportSpec, uses int) {
	for _, s := range file.Imports {
		if p, _ := strconv.Unquote(s.Path.Value); p == importPath && (s.Name == nil || s.Name.Name != "_") {
			if spec != nil {
				return nil, 0 // imported twice: leave it alone
			}
			spec = s
		}
	}
	if spec == nil {
		return nil, 0
	}
	return spec, usesOf(pass, file, spec)
}

// usesOf counts the identifiers in a piece of code that need an import of its file.
func usesOf(pass *analysis.Pass, code ast.Node, spec *ast.ImportSpec) (uses int) {
	name := pass.TypesInfo.PkgNameOf(spec)
	dot := spec.Name != nil && spec.Name.Name == "."
	importPath, _ := strconv.Unquote(spec.Path.Value)
	ast.Inspect(code, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		obj := pass.TypesInfo.Uses[id]
		if obj == nil {
			return true
		}
		if obj == types.Object(name) || dot && obj.Pkg() != nil && obj.Pkg().Path() == importPath && obj.Parent() == obj.Pkg().Scope() {
			uses++
		}
		return true
	})
	return uses
}

// editImports changes the imports on the bench.
func (b *bench) editImports(e importEdit) error {
	var gone []*dst.ImportSpec
	for _, spec := range e.remove {
		d, ok := b.of(spec).(*dst.ImportSpec)
		if !ok {
			return b.err
		}
		gone = append(gone, d)
	}
	for _, imp := range e.add {
		spec := &dst.ImportSpec{Path: &dst.BasicLit{Kind: token.STRING, Value: strconv.Quote(imp.path)}}
		if imp.name != path.Base(imp.path) {
			spec.Name = dst.NewIdent(imp.name)
		}
		if i := slices.IndexFunc(gone, func(old *dst.ImportSpec) bool { return b.alone(old) || hasComments(old) }); i >= 0 {
			// The new import takes the place of the old one, with the comments there.
			gone[i].Name, gone[i].Path = spec.Name, spec.Path
			gone = slices.Delete(gone, i, i+1)
			continue
		}
		b.addImport(spec, imp.path)
	}
	for _, spec := range gone {
		b.dropImport(spec)
	}
	return b.err
}

func hasComments(spec *dst.ImportSpec) bool {
	d := spec.Decorations()
	return len(d.Start)+len(d.End)+len(spec.Decs.Name) > 0
}

// importDecls lists the import declarations of the bench, without `import "C"`, whose comment is C code.
func (b *bench) importDecls() []*dst.GenDecl {
	var out []*dst.GenDecl
	for _, d := range b.file.Decls {
		if g, ok := d.(*dst.GenDecl); ok && g.Tok == token.IMPORT {
			if len(g.Specs) == 1 && importPath(g.Specs[0]) == "C" {
				continue
			}
			out = append(out, g)
		}
	}
	return out
}

func importPath(s dst.Spec) string {
	p, _ := strconv.Unquote(s.(*dst.ImportSpec).Path.Value)
	return p
}

func (b *bench) alone(spec *dst.ImportSpec) bool {
	for _, g := range b.importDecls() {
		if len(g.Specs) == 1 && g.Specs[0] == dst.Spec(spec) {
			return true
		}
	}
	return false
}

// addImport puts the spec where gofmt and goimports would keep it: in the group of its kind, or in a group of its own.
func (b *bench) addImport(spec *dst.ImportSpec, p string) {
	decls := b.importDecls()
	if len(decls) == 0 {
		decl := &dst.GenDecl{Tok: token.IMPORT, Specs: []dst.Spec{spec}}
		decl.Decs.Before, decl.Decs.After = dst.EmptyLine, dst.EmptyLine
		at := 0
		for at < len(b.file.Decls) { // behind import "C"
			if g, ok := b.file.Decls[at].(*dst.GenDecl); !ok || g.Tok != token.IMPORT {
				break
			}
			at++
		}
		b.file.Decls = append(b.file.Decls[:at:at], append([]dst.Decl{decl}, b.file.Decls[at:]...)...)
		return
	}
	var decl *dst.GenDecl
	for _, g := range decls {
		if g.Lparen && len(g.Specs) > 0 {
			decl = g
			break
		}
	}
	if decl == nil {
		if len(decls) > 1 || len(decls[0].Specs) != 1 {
			// The file declares one import a line; so does the new one.
			last := decls[len(decls)-1]
			add := &dst.GenDecl{Tok: token.IMPORT, Specs: []dst.Spec{spec}}
			add.Decs.Before, add.Decs.After = dst.NewLine, last.Decs.After
			last.Decs.After = dst.NewLine
			for i, d := range b.file.Decls {
				if d == dst.Decl(last) {
					b.file.Decls = append(b.file.Decls[:i+1:i+1], append([]dst.Decl{add}, b.file.Decls[i+1:]...)...)
					break
				}
			}
			return
		}
		decl = decls[0]
		decl.Lparen, decl.Rparen = true, true
		first := decl.Specs[0].(*dst.ImportSpec)
		first.Decs.Before, first.Decs.After = dst.NewLine, dst.NewLine
		// The comment behind the only import stays behind it.
		if len(decl.Decs.End) > 0 && len(first.Decs.End) == 0 {
			first.Decs.End, decl.Decs.End = decl.Decs.End, nil
		}
	}
	at, newGroup := b.place(decl.Specs, p)
	spec.Decs.Before, spec.Decs.After = dst.NewLine, dst.NewLine
	if newGroup {
		spec.Decs.Before = dst.EmptyLine
	} else if at < len(decl.Specs) && b.std(importPath(decl.Specs[at])) == b.std(p) {
		// The first of a group keeps the blank line in front of it.
		next := decl.Specs[at].Decorations()
		if next.Before == dst.EmptyLine && len(next.Start) == 0 {
			spec.Decs.Before, next.Before = dst.EmptyLine, dst.NewLine
		}
	}
	if at == 0 && b.std(p) && len(decl.Specs) > 0 && !b.std(importPath(decl.Specs[0])) {
		decl.Specs[0].Decorations().Before = dst.EmptyLine // the standard library is a group of its own
	}
	if at > 0 {
		decl.Specs[at-1].Decorations().After = dst.NewLine // a blank line is the business of whatever comes next
	}
	decl.Specs = append(decl.Specs[:at:at], append([]dst.Spec{spec}, decl.Specs[at:]...)...)
}

// place returns where among the specs an import path belongs, and whether it opens a new group at the end.
func (b *bench) place(specs []dst.Spec, p string) (at int, newGroup bool) {
	std := b.std(p)
	last := -1 // last spec of the same kind, in the last group that has one
	for i, s := range specs {
		if b.std(importPath(s)) == std && importPath(s) != "C" {
			last = i
		}
	}
	if last < 0 {
		if std {
			return 0, false
		}
		return len(specs), true
	}
	// The group of last, from its end backwards.
	first := last
	for first > 0 && specs[first].Decorations().Before != dst.EmptyLine && b.std(importPath(specs[first-1])) == std {
		first--
	}
	for i := first; i <= last; i++ {
		if p < importPath(specs[i]) && len(specs[i].Decorations().Start) == 0 {
			return i, false
		}
	}
	return last + 1, false
}

// dropImport takes a spec away, and its declaration if it was the only one.
func (b *bench) dropImport(spec *dst.ImportSpec) {
	for i, d := range b.file.Decls {
		g, ok := d.(*dst.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		for j, s := range g.Specs {
			if s != dst.Spec(spec) {
				continue
			}
			if len(g.Specs) == 1 {
				if i+1 < len(b.file.Decls) && g.Decs.Before == dst.EmptyLine {
					b.file.Decls[i+1].Decorations().Before = dst.EmptyLine
				}
				b.file.Decls = append(b.file.Decls[:i:i], b.file.Decls[i+1:]...)
				return
			}
			if j+1 < len(g.Specs) && spec.Decs.Before == dst.EmptyLine {
				g.Specs[j+1].Decorations().Before = dst.EmptyLine
			}
			g.Specs = append(g.Specs[:j:j], g.Specs[j+1:]...)
			return
		}
	}
	b.fail(fmt.Errorf("the import of %s is not on the bench", importPath(spec)))
}

// importLines adds imports as declarations of their own below the existing ones. It is for files whose import block
// gofmt would rewrite.
func (src *source) importLines(add []newImport) []edit {
	end := src.ast.Name.End()
	for _, d := range src.ast.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			end = g.End()
		}
	}
	at := src.file.Offset(end)
	if i := bytes.IndexByte(src.text[at:], '\n'); i >= 0 {
		at += i
		if at > 0 && src.text[at-1] == '\r' {
			at--
		}
	} else {
		at = len(src.text)
	}
	eol := "\n"
	if src.crlf {
		eol = "\r\n"
	}
	var text strings.Builder
	for _, imp := range add {
		text.WriteString(eol + "import ")
		if imp.name != path.Base(imp.path) {
			text.WriteString(imp.name + " ")
		}
		text.WriteString(strconv.Quote(imp.path))
	}
	return []edit{{Start: at, End: at, New: text.String()}}
}

// std reports whether an import path belongs to the standard library and not to a module whose path has no dot.
func (b *bench) std(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	mod, _, _ := strings.Cut(b.origin.module, "/")
	return !strings.Contains(first, ".") && first != mod
}
