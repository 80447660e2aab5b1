package silent

import (
	"io"
	"net/http"
)

// StartCloser leaves stopping to the caller.
func StartCloser() io.Closer {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	return srv
}
