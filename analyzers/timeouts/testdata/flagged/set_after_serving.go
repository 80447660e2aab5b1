package flagged

import (
	"log"
	"net/http"
	"time"
)

func setAfterServing() {
	srv := &http.Server{Addr: ":8080"}
	err := srv.ListenAndServe() // want timeouts/read-header-unset
	srv.ReadHeaderTimeout = time.Second
	log.Fatal(err)
}
