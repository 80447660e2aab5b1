package flagged

import (
	"log"
	"net/http"
	"time"
)

func headerTimeoutOnly() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
