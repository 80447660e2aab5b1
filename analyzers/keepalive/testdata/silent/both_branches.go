package silent

import (
	"log"
	"net/http"
	"time"
)

func bothBranches(production bool) {
	srv := &http.Server{Addr: ":8080"}
	if production {
		srv.IdleTimeout = 2 * time.Second
	} else {
		srv.ReadTimeout = time.Hour
		srv.IdleTimeout = time.Minute
	}
	log.Fatal(srv.ListenAndServe())
}
