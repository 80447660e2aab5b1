package silent

import (
	"log"
	"net/http"
	"time"
)

func capturedByClosure() {
	srv := &http.Server{Addr: ":8080"}
	srv.IdleTimeout = time.Second
	go func() {
		log.Fatal(srv.ListenAndServe())
	}()
	select {}
}
