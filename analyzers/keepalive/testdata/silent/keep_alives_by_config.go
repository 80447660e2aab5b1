package silent

import (
	"log"
	"net/http"
)

func keepAlivesByConfig(on bool) {
	srv := &http.Server{Addr: ":8080"}
	srv.SetKeepAlivesEnabled(on)
	log.Fatal(srv.ListenAndServe())
}
