package flagged

import (
	"log"
	"net/http"
	"time"
)

func oneBranch(production bool) {
	srv := &http.Server{Addr: ":8080"}
	if production {
		srv.IdleTimeout = 30 * time.Second
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
