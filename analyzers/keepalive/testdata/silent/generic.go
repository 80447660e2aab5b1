package silent

import (
	"log"
	"net/http"
	"time"
)

func generic[H http.Handler](h H, limit time.Duration) error {
	srv := &http.Server{Addr: ":8080", Handler: h, IdleTimeout: limit}
	return srv.ListenAndServe()
}

func useGeneric() { log.Fatal(generic(http.NewServeMux(), time.Second)) }
