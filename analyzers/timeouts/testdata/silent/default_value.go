package silent

import (
	"log"
	"net/http"
	"time"
)

func defaultValue(limit time.Duration) {
	if limit == 0 {
		limit = time.Second
	}
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: limit}
	log.Fatal(srv.ListenAndServe())
}
