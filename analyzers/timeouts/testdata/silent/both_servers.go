package silent

import (
	"log"
	"net/http"
	"time"
)

func bothServers(production bool) {
	var srv *http.Server
	if production {
		srv = &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}
	} else {
		srv = &http.Server{Addr: ":8081", ReadTimeout: time.Minute, ReadHeaderTimeout: time.Minute}
	}
	log.Fatal(srv.ListenAndServe())
}
