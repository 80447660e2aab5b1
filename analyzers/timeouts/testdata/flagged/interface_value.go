package flagged

import (
	"log"
	"net/http"
)

type server interface{ ListenAndServe() error }

func interfaceValue() {
	var s server = &http.Server{Addr: ":8080"}
	log.Fatal(s.ListenAndServe()) // want timeouts/read-header-unset
}
