package silent

import (
	"net/http"
	"time"
)

type withMethods struct{ srv *http.Server }

func (w *withMethods) prepare() {
	w.srv = &http.Server{Addr: ":8080"}
	w.srv.ReadHeaderTimeout = time.Second
}

func (w *withMethods) run() error {
	w.prepare()
	return w.srv.ListenAndServe()
}
