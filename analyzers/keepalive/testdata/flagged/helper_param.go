package flagged

import (
	"log"
	"net/http"
)

func helperParam() {
	serveParam(&http.Server{Addr: ":8080"})
}

func serveParam(s *http.Server) {
	log.Fatal(s.ListenAndServe()) // want keepalive/idle-unset
}
