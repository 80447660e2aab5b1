package flagged

import (
	"net/http"
	"time"
)

func setInNextRound() {
	srv := &http.Server{Addr: ":8080"}
	for {
		srv.ListenAndServe() // want timeouts/read-header-unset
		srv.ReadHeaderTimeout = time.Second
	}
}
