package flagged

import "net/http"

func literalCalledDirectly() error {
	return (&http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}).ListenAndServe() // want keepalive/idle-unset
}
