package flagged

import (
	"log"
	"net/http"
	"time"
)

func otherTimeouts() {
	srv := &http.Server{Addr: ":8080"}
	srv.WriteTimeout = time.Minute
	srv.IdleTimeout = time.Minute
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
