package silent

import (
	"log"
	"net/http"
	"time"
)

func variable() {
	var srv http.Server
	srv.IdleTimeout = 5 * time.Second
	log.Fatal(srv.ListenAndServe())
}
