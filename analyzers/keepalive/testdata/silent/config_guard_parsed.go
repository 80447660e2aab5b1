package silent

import (
	"log"
	"net/http"
	"os"
	"time"
)

func configGuardParsed() {
	srv := &http.Server{Addr: ":8080"}
	if limit, err := time.ParseDuration(os.Getenv("LIMIT")); err == nil {
		srv.IdleTimeout = limit
	}
	log.Fatal(srv.ListenAndServe())
}
