package flagged

import (
	"net/http"
	"time"
)

func shadowed() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}
	go func() {
		srv := &http.Server{Addr: ":8081"}
		srv.ListenAndServe() // want timeouts/read-header-unset
	}()
	srv.ListenAndServe()
}
