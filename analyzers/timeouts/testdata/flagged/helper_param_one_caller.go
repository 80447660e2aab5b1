package flagged

import (
	"log"
	"net/http"
	"time"
)

func careful() {
	s := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}
	serveFor(s)
}

func careless() { serveFor(&http.Server{Addr: ":8081"}) }

func serveFor(s *http.Server) {
	log.Fatal(s.ListenAndServe()) // want timeouts/read-header-unset
}
