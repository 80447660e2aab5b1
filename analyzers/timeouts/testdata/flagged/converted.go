package flagged

import (
	"log"
	"net/http"
)

type ourServer http.Server

func converted() {
	srv := &ourServer{Addr: ":8080"}
	log.Fatal((*http.Server)(srv).ListenAndServe()) // want timeouts/read-header-unset
}
