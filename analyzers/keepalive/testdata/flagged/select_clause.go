package flagged

import (
	"log"
	"net/http"
)

func selectClause(start, quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	select {
	case <-start:
		log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
	case <-quit:
	}
}
