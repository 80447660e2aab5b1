package flagged

import (
	"log"
	"net/http"
)

func keepAlivesOffInHelper() {
	srv := &http.Server{Addr: ":8080"}
	oneShot(srv)
	log.Fatal(srv.ListenAndServe())
}

func oneShot(s *http.Server) { s.SetKeepAlivesEnabled(false) } // want keepalive/disabled
