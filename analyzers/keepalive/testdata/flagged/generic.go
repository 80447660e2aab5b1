package flagged

import (
	"log"
	"net/http"
)

func generic[H http.Handler](h H) error {
	srv := &http.Server{Addr: ":8080", Handler: h}
	return srv.ListenAndServe() // want keepalive/idle-unset
}

func useGeneric() { log.Fatal(generic(http.NewServeMux())) }
