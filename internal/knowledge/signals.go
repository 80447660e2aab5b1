package knowledge

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// Catches reports whether the function of package os/signal lets a program outlive a signal.
func Catches(name string) bool { return name == "Notify" || name == "NotifyContext" }

// CatchesSignals is Catches for a function.
func CatchesSignals(fn *types.Func) bool { return Of(fn, "os/signal") && Catches(fn.Name()) }

// MayEnd reports whether a call of signal.Notify or signal.NotifyContext may name a signal that ends a process in the
// end: SIGTERM, an interrupt, or one that the syntax does not tell.
func MayEnd(notify *ast.CallExpr) bool {
	if len(notify.Args) < 2 || notify.Ellipsis.IsValid() {
		return true
	}
	return slices.ContainsFunc(notify.Args[1:], func(arg ast.Expr) bool {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		return !ok || !strings.HasPrefix(sel.Sel.Name, "SIG") || sel.Sel.Name == "SIGTERM" || sel.Sel.Name == "SIGINT"
	})
}
