package flagged

import (
	"log"
	. "net/http"
)

func dotImport() {
	srv := &Server{Addr: ":8080"}
	go ListenAndServe(":8081", NotFoundHandler()) // want timeouts/package-serve
	log.Fatal(srv.ListenAndServe())               // want timeouts/read-header-unset
}
