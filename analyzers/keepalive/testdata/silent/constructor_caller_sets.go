package silent

import (
	"log"
	"net/http"
	"time"
)

func constructorCallerSets() {
	srv := bareServer()
	srv.IdleTimeout = time.Second
	log.Fatal(srv.ListenAndServe())
}

func bareServer() *http.Server { return &http.Server{Addr: ":8080"} }
