package flagged

import (
	"log"
	"net/http"
)

func variable() {
	var srv http.Server
	srv.Addr = ":8080"
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
