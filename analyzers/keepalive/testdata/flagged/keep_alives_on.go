package flagged

import (
	"log"
	"net/http"
)

func keepAlivesOn() {
	srv := &http.Server{Addr: ":8080"}
	srv.SetKeepAlivesEnabled(true)
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
