package flagged

import (
	"log"
	"net/http"
	"time"
)

func oneBranchWithoutLiteral(production bool) {
	var srv http.Server
	if production {
		srv.IdleTimeout = 30 * time.Second
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
