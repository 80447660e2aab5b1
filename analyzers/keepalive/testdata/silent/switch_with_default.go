package silent

import (
	"log"
	"net/http"
	"time"
)

func switchWithDefault(env string) {
	srv := &http.Server{Addr: ":8080"}
	switch env {
	case "staging":
		srv.IdleTimeout = time.Second
	default:
		srv.IdleTimeout = 2 * time.Second
	}
	log.Fatal(srv.ListenAndServe())
}
