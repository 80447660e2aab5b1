package flagged

import "net/http"

type holder[T any] struct {
	srv   *http.Server
	state T
}

func (h *holder[T]) run() error {
	h.srv = &http.Server{Addr: ":8080"}
	return h.srv.ListenAndServe() // want timeouts/read-header-unset
}

func useHolder() {
	h := &holder[int]{state: 1}
	h.run()
}
