package flagged

import (
	"net/http"
	"time"
)

func reassigned() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}
	srv.ListenAndServe()
	srv = &http.Server{Addr: ":8081"}
	srv.ListenAndServe() // want timeouts/read-header-unset
}
