package silent

import (
	"log"
	"net/http"
	"time"
)

func parameterValue(limit time.Duration) {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: limit}
	log.Fatal(srv.ListenAndServe())
}
