package flagged

import (
	"log"
	"net/http"
	"time"
)

func zeroFields() {
	srv := &http.Server{
		Addr:              ":8080",
		ReadTimeout:       0 * time.Second,
		ReadHeaderTimeout: 0,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
