package silent

import (
	"log"
	"net/http"
	"time"
)

func tune[T any](s *http.Server, _ T) { s.ReadHeaderTimeout = time.Second }

func genericHelper() {
	srv := &http.Server{Addr: ":8080"}
	tune(srv, "strict")
	log.Fatal(srv.ListenAndServe())
}
