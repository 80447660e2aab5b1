package silent

import (
	"log"
	"net/http"
	"time"
)

func helperOfValue() {
	srv := settings()
	srv.Addr = ":8080"
	log.Fatal(srv.ListenAndServe())
}

func settings() http.Server { return http.Server{IdleTimeout: 5 * time.Second} }
