package flagged

import (
	"log"
	"net/http"
)

func deadHelper() {
	srv := &http.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}

// nobodyCallsThis stops what it gets, but gets nothing.
func nobodyCallsThis(s *http.Server) { s.Close() }
