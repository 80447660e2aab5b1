package silent

import (
	"log"
	"net/http"

	"example.com/timeouts/internal/httpserve"
)

func hardened() {
	srv := httpserve.Harden(&http.Server{Addr: ":8080"})
	log.Fatal(srv.ListenAndServe())
}

func hardenedInPlace() {
	srv := &http.Server{Addr: ":8080"}
	httpserve.Harden(srv)
	log.Fatal(srv.ListenAndServe())
}
