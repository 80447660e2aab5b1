package flagged

import (
	"log"
	"net/http"
)

type embedsPointer struct{ *http.Server }

func embeddedPointer() {
	e := embedsPointer{&http.Server{Addr: ":8080"}}
	log.Fatal(e.ListenAndServe()) // want keepalive/idle-unset
}
