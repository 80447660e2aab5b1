package silent

import (
	"log"
	"net/http"
	"time"
)

type limiter struct{ header time.Duration }

func (l limiter) apply(s *http.Server) { s.ReadHeaderTimeout = l.header }

func helperMethod() {
	srv := &http.Server{Addr: ":8080"}
	limiter{time.Second}.apply(srv)
	log.Fatal(srv.ListenAndServe())
}
