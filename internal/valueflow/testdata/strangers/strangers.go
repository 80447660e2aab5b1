// Package strangers has what code outside of it can do.
package strangers

type T struct{ A, B int }

func pts(any)
func state(*T)

type App struct {
	t    *T
	Open *T
	val  T
}

func New() *App { return &App{t: &T{}, Open: &T{}} }

func (a *App) Run() {
	state(a.t)    // want state(A) = unset|passes
	state(a.Open) // want state(A) = passes
	state(&a.val) // want state(B) = unset|passes; state(A) = maybe|passes
}

func (a *App) Limit() { a.val.A = 1 }

var Exported = &T{}

func Serve(t *T) {
	state(t) // want state(A) = passes
	t.A = 1
	state(t)        // want state(A) = set
	state(Exported) // want state(A) = maybe
}

type hidden struct{ t *T }

func NewHidden() interface{ Go() } { return &hidden{&T{A: 1}} }

func (h *hidden) Go() {
	state(h.t) // want state(A) = set|passes
}
