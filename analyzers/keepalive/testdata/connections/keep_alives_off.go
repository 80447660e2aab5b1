package connections

import (
	"log"
	"net/http"
)

func keepAlivesOff() {
	srv := &http.Server{Addr: ":8080"}
	srv.SetKeepAlivesEnabled(false) // want keepalive/disabled
	log.Fatal(srv.ListenAndServe())
}
