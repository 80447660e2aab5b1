package flagged

import (
	"log"
	. "net/http"
)

func dotImport() {
	srv := &Server{Addr: ":8080"}
	go ListenAndServe(":8081", NotFoundHandler()) // want keepalive/idle-unset
	log.Fatal(srv.ListenAndServe())               // want keepalive/idle-unset
}
