package flagged

import (
	"log"
	"net/http"
	"os"
	"time"
)

func helperSetsSometimes() {
	srv := &http.Server{Addr: ":8080"}
	setInProduction(srv)
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}

func setInProduction(s *http.Server) {
	if os.Getenv("ENV") != "production" {
		return
	}
	s.IdleTimeout = 5 * time.Second
}
