package silent

import (
	"log"
	"net/http"
	"time"
)

func configGuard(limit time.Duration) {
	srv := &http.Server{Addr: ":8080"}
	if limit > 0 {
		srv.IdleTimeout = limit
	}
	log.Fatal(srv.ListenAndServe())
}
