package flagged

import (
	"log"
	"net/http"
	"time"
)

func eitherTimeoutOrNone(kind string) {
	srv := &http.Server{Addr: ":8080"}
	switch kind {
	case "uploads":
		srv.ReadHeaderTimeout = time.Second
	case "pages":
		srv.ReadTimeout = time.Second
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
