package flagged

import (
	"log"
	"net/http"
)

func constructor() {
	srv := newServer(":8080")
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}

func newServer(addr string) *http.Server { return &http.Server{Addr: addr} }
