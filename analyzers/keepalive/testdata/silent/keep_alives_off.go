package silent

import (
	"log"
	"net/http"
)

func keepAlivesOff() {
	srv := &http.Server{Addr: ":8080"}
	srv.SetKeepAlivesEnabled(false)
	log.Fatal(srv.ListenAndServe())
}
