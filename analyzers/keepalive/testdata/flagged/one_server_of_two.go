package flagged

import (
	"log"
	"net/http"
	"time"
)

func oneServerOfTwo(production bool) {
	var srv *http.Server
	if production {
		srv = &http.Server{Addr: ":8080", IdleTimeout: 30 * time.Second}
	} else {
		srv = &http.Server{Addr: ":8081"}
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
