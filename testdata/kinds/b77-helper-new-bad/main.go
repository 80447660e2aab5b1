// kind: server built by another package
// label: bad
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: another package builds the server without timeouts, main serves it

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b77-helper-new-bad/server"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/time", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(time.Now().String()))
	})
	srv := server.New(mux, server.Port(8080))
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}
