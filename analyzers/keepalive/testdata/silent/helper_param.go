package silent

import (
	"log"
	"net/http"
	"time"
)

func helperParam() {
	srv := &http.Server{Addr: ":8080", IdleTimeout: time.Second}
	serveParam(srv)
}

func serveParam(s *http.Server) { log.Fatal(s.ListenAndServe()) }
