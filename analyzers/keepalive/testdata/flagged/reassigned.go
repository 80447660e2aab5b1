package flagged

import (
	"net/http"
	"time"
)

func reassigned() {
	srv := &http.Server{Addr: ":8080", IdleTimeout: time.Second}
	srv.ListenAndServe()
	srv = &http.Server{Addr: ":8081"}
	srv.ListenAndServe() // want keepalive/idle-unset
}
