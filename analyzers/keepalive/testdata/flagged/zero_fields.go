package flagged

import (
	"log"
	"net/http"
	"time"
)

func zeroFields() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadTimeout:       0,
		ReadHeaderTimeout: 10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       0 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
