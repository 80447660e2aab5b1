package flagged

import (
	"log"
	"net/http"
	"time"
)

func resetToZero() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}
	srv.ReadHeaderTimeout = 0
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
