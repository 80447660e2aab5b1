package flagged

import (
	"log"
	"net/http"
)

func valueVar() {
	srv := http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
