package silent

import (
	"log"
	"net/http"
	"time"
)

func constructor() { log.Fatal(newServer().ListenAndServe()) }

func newServer() *http.Server {
	srv := &http.Server{Addr: ":8080"}
	srv.IdleTimeout = time.Second
	return srv
}
