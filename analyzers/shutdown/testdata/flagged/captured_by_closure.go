package flagged

import (
	"log"
	"net/http"
)

func capturedByClosure() {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
	}()
	select {}
}
