package silent

import (
	"log"
	"net/http"
	"time"
)

func helper() {
	srv := &http.Server{Addr: ":8080"}
	setLimits(srv)
	log.Fatal(srv.ListenAndServe())
}

func setLimits(s *http.Server) { setLimitsDeeper(s, 5*time.Second) }

func setLimitsDeeper(s *http.Server, d time.Duration) { s.IdleTimeout = d }
