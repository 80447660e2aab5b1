package silent

import (
	"log"
	"net/http"
	"time"
)

type option func(*http.Server)

func withHeaderLimit(d time.Duration) option {
	return func(s *http.Server) { s.ReadHeaderTimeout = d }
}

func newWithOptions(opts ...option) *http.Server {
	srv := &http.Server{Addr: ":8080"}
	for _, o := range opts {
		o(srv)
	}
	return srv
}

func options() { log.Fatal(newWithOptions(withHeaderLimit(time.Second)).ListenAndServe()) }
