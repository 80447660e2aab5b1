package silent

import (
	"log"
	"net/http"
	"time"
)

type option func(*http.Server)

func withIdleLimit(d time.Duration) option {
	return func(s *http.Server) { s.IdleTimeout = d }
}

func newWithOptions(opts ...option) *http.Server {
	srv := &http.Server{Addr: ":8080"}
	for _, o := range opts {
		o(srv)
	}
	return srv
}

func options() { log.Fatal(newWithOptions(withIdleLimit(time.Second)).ListenAndServe()) }
