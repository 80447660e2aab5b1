package flagged

import (
	"log"
	"net/http"
)

func aliasPointer() {
	srv := &http.Server{Addr: ":8080"}
	p := srv
	log.Fatal(p.ListenAndServe()) // want keepalive/idle-unset
}
