// kind: server built by another package
// label: good
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: the other package's options set the timeouts

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b77-helper-new-good/server"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/time", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(time.Now().String()))
	})
	srv := server.New(mux, server.Port(8080), server.Limit(10*time.Second))
	log.Fatal(srv.ListenAndServe())
}
