// kind: one field or the other on different branches
// label: bad
// subject: timeouts/read-header-unset
// text: one branch sets ReadHeaderTimeout, the other only WriteTimeout

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func limit(srv *http.Server, uploads bool) {
	if uploads {
		srv.ReadHeaderTimeout = 5 * time.Second
	} else {
		srv.WriteTimeout = 30 * time.Second
	}
}

func main() {
	_, err := os.Stat("uploads")
	srv := &http.Server{Addr: ":8080", IdleTimeout: time.Minute, Handler: http.FileServer(http.Dir("."))}
	limit(srv, err == nil)
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
