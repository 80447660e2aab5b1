package flagged

import (
	"log"
	"net/http"
)

func pointerToPointer() {
	srv := &http.Server{Addr: ":8080"}
	pp := &srv
	log.Fatal((*pp).ListenAndServe()) // want timeouts/read-header-unset
}
