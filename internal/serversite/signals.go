package serversite

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/srvfix/srvfix/internal/knowledge"
	"golang.org/x/tools/go/analysis"
)

// catchesSignals is the fact about a function, or a package whose initialisation does so, that it may catch the
// signals that end a process.
type catchesSignals struct {
	Known           bool // that it catches no others than these
	Interrupt, Term bool
}

func (*catchesSignals) AFact() {}

func (*catchesSignals) String() string { return "catches signals" }

// exportSignals finds out which functions of the package may catch signals, and exports the facts. Whatever a
// function mentions counts as called: code that catches signals in some case must not be taken for code that never
// does.
func exportSignals(pass *analysis.Pass) {
	if IsRuntime(pass.Pkg.Path()) {
		return // what fixes call
	}
	inits := importsCatcher(pass) != nil
	if !namesCatcher(pass) {
		if inits {
			pass.ExportPackageFact(new(catchesSignals))
		}
		return
	}
	catching := map[*types.Func]bool{}
	facts := map[*types.Func]*catchesSignals{}
	mentions := map[*types.Func][]*types.Func{} // functions of the package, by what they mention of it
	atStart := []*types.Func{}                  // what variables and init functions mention
	for _, file := range pass.Files {
		if inTest(pass, file.FileStart) {
			continue
		}
		for _, decl := range file.Decls {
			var fn *types.Func
			if decl, ok := decl.(*ast.FuncDecl); ok && (decl.Recv != nil || decl.Name.Name != "init") {
				fn, _ = pass.TypesInfo.Defs[decl.Name].(*types.Func)
			}
			called, catcher := mentioned(pass, decl)
			if fn == nil {
				inits = inits || catcher != nil
				atStart = append(atStart, called...)
				continue
			}
			catching[fn] = catching[fn] || catcher != nil
			facts[fn] = caught(pass, decl)
			mentions[fn] = append(mentions[fn], called...)
		}
	}
	for changed := true; changed; {
		changed = false
		for fn, called := range mentions {
			if slices.ContainsFunc(called, func(f *types.Func) bool { return catching[f] }) {
				changed = changed || !catching[fn]
				catching[fn] = true
				facts[fn] = new(catchesSignals)
			}
		}
	}
	for fn, catches := range catching {
		if catches && fn.Exported() {
			pass.ExportObjectFact(fn, facts[fn])
		}
	}
	if inits || slices.ContainsFunc(atStart, func(f *types.Func) bool { return catching[f] }) {
		pass.ExportPackageFact(new(catchesSignals))
	}
}

// caught says which signals a function catches by a call of package os/signal that names them.
func caught(pass *analysis.Pass, decl ast.Decl) *catchesSignals {
	out := new(catchesSignals)
	calls := 0
	ast.Inspect(decl, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return true
		}
		fn, _ := pass.TypesInfo.Uses[sel.Sel].(*types.Func)
		if fn == nil || !isCatcher(pass, fn) {
			return true
		}
		calls++
		if out.Interrupt, out.Term, out.Known = knowledge.Named(call); !knowledge.CatchesSignals(fn) {
			out.Known = false
		}
		return true
	})
	out.Known = out.Known && calls == 1
	return out
}

// elsewhere returns which signals end a context that a function of another package makes, or nil when that is not
// known, or when others of other packages catch signals too.
func (p *program) elsewhere(made *types.Func) *catchesSignals {
	var fact catchesSignals
	if made == nil || made.Pkg() == p.pass.Pkg || !p.pass.ImportObjectFact(made.Origin(), &fact) || !fact.Known || importsCatcher(p.pass) != nil {
		return nil
	}
	for _, obj := range p.pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok && fn.Origin() != made.Origin() && isCatcher(p.pass, fn) {
			return nil
		}
	}
	return &fact
}

// importsCatcher returns a package that catches signals as soon as it is imported, or nil.
func importsCatcher(pass *analysis.Pass) *types.Package {
	for _, imp := range pass.Pkg.Imports() {
		if pass.ImportPackageFact(imp, new(catchesSignals)) {
			return imp
		}
	}
	return nil
}

// namesCatcher reports whether the package names anything of another package that may catch signals, test files
// included. Most packages do not, and need no further look.
func namesCatcher(pass *analysis.Pass) bool {
	for _, obj := range pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok && isCatcher(pass, fn) {
			return true
		}
	}
	return false
}

// isCatcher reports whether a function of another package may catch signals.
func isCatcher(pass *analysis.Pass, fn *types.Func) bool {
	switch {
	case fn.Pkg() == nil || fn.Pkg() == pass.Pkg || IsRuntime(fn.Pkg().Path()):
		return false
	case fn.Pkg().Path() == "os/signal":
		return knowledge.CatchesSignals(fn)
	}
	return pass.ImportObjectFact(fn.Origin(), new(catchesSignals))
}

// mentioned returns the functions of the package that the code names, and the first of another package that may catch
// signals, or nil.
func mentioned(pass *analysis.Pass, code ast.Node) (own []*types.Func, catcher *types.Func) {
	harmless := map[*ast.Ident]bool{}
	ast.Inspect(code, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok && !knowledge.MayEnd(n) {
				harmless[sel.Sel] = true
			}
		case *ast.Ident:
			fn, ok := pass.TypesInfo.Uses[n].(*types.Func)
			switch {
			case !ok:
			case fn.Pkg() == pass.Pkg:
				own = append(own, fn.Origin())
			case catcher == nil && isCatcher(pass, fn) && !(fn.Pkg().Path() == "os/signal" && harmless[n]):
				catcher = fn
			}
		}
		return true
	})
	return own, catcher
}

// Signals returns what of another package may catch the signals that end the program: a function that the package
// names, such as "signal.Notify", or a package that it imports; "" when there is none.
func (s *Site) Signals() string {
	if s.p.signals == nil {
		name := s.p.findSignals()
		s.p.signals = &name
	}
	return *s.p.signals
}

func (p *program) findSignals() string {
	named := namesCatcher(p.pass)
	for _, file := range p.pass.Files {
		if !named || inTest(p.pass, file.FileStart) {
			continue
		}
		if _, catcher := mentioned(p.pass, file); catcher != nil {
			if recv := catcher.Signature().Recv(); recv != nil {
				return types.TypeString(recv.Type(), (*types.Package).Name) + "." + catcher.Name()
			}
			return catcher.Pkg().Name() + "." + catcher.Name()
		}
	}
	if imp := importsCatcher(p.pass); imp != nil {
		return "package " + imp.Name()
	}
	return ""
}
