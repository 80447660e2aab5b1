package flagged

import (
	"log"
	"net/http"
)

func helperSetsNothing() {
	srv := &http.Server{Addr: ":8080"}
	announce(srv)
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}

func announce(s *http.Server) { log.Println("listening on", s.Addr) }
