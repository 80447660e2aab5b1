package flagged

import (
	"log"
	"net/http"
	"time"
)

func setAfterServing() {
	srv := &http.Server{Addr: ":8080"}
	err := srv.ListenAndServe() // want keepalive/idle-unset
	srv.IdleTimeout = time.Second
	log.Fatal(err)
}
