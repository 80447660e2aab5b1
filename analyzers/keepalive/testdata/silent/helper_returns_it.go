package silent

import (
	"log"
	"net/http"
	"time"
)

func helperReturnsIt() {
	log.Fatal(limited(&http.Server{Addr: ":8080"}).ListenAndServe())
}

func limited(s *http.Server) *http.Server {
	s.IdleTimeout = 5 * time.Second
	return s
}
