package flagged

import (
	"log"
	"net/http"
)

func capturedByClosure() {
	srv := &http.Server{Addr: ":8080"}
	done := make(chan error)
	go func() {
		done <- srv.ListenAndServe() // want keepalive/idle-unset
	}()
	log.Fatal(<-done)
}
