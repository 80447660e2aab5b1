package knowledge

import (
	"go/ast"
	"go/types"
	"strings"
)

// Catches reports whether the function of package os/signal lets a program outlive a signal.
func Catches(name string) bool { return name == "Notify" || name == "NotifyContext" }

// CatchesSignals is Catches for a function.
func CatchesSignals(fn *types.Func) bool { return Of(fn, "os/signal") && Catches(fn.Name()) }

// Named says which of the signals that end a process in the end a call of signal.Notify or signal.NotifyContext names.
// known is false when the syntax does not tell, or names none, which means all.
func Named(notify *ast.CallExpr) (interrupt, term, known bool) {
	known = len(notify.Args) > 1 && !notify.Ellipsis.IsValid()
	for _, arg := range notify.Args[min(1, len(notify.Args)):] {
		sel, ok := ast.Unparen(arg).(*ast.SelectorExpr)
		switch {
		case ok && (sel.Sel.Name == "SIGINT" || sel.Sel.Name == "Interrupt"):
			interrupt = true
		case ok && sel.Sel.Name == "SIGTERM":
			term = true
		case !ok || !strings.HasPrefix(sel.Sel.Name, "SIG"):
			known = false
		}
	}
	return interrupt, term, known
}

// MayEnd reports whether a call of signal.Notify or signal.NotifyContext may name a signal that ends a process in the
// end: SIGTERM, an interrupt, or one that the syntax does not tell.
func MayEnd(notify *ast.CallExpr) bool {
	interrupt, term, known := Named(notify)
	return interrupt || term || !known
}
