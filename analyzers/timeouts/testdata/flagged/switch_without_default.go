package flagged

import (
	"log"
	"net/http"
	"time"
)

func switchWithoutDefault(env string) {
	srv := &http.Server{Addr: ":8080"}
	switch env {
	case "staging":
		srv.ReadHeaderTimeout = time.Second
	case "production":
		srv.ReadTimeout = time.Minute
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
