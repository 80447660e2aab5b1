package silent

import (
	"log"
	"net/http"
	"time"
)

func variable() {
	var srv http.Server
	srv.ReadHeaderTimeout = 5 * time.Second
	log.Fatal(srv.ListenAndServe())
}
