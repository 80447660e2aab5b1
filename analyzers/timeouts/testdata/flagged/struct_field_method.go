package flagged

import "net/http"

type withMethod struct{ srv *http.Server }

func newWithMethod() *withMethod { return &withMethod{srv: &http.Server{Addr: ":8080"}} }

func (w *withMethod) run() error { return w.srv.ListenAndServe() } // want timeouts/read-header-unset

func structFieldMethod() { newWithMethod().run() }
