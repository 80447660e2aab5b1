// kind: builder whose methods return a changed copy
// label: bad
// subject: timeouts/read-header-unset
// text: the copy with the limit is dropped

package main

import (
	"encoding/json"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d04-builder-by-value-bad/spec"
)

func status(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(map[string]string{"status": "up"})
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/status", status)

	s := spec.For(":8080", mux)
	s.WithHeaderTimeout(5 * time.Second)
	srv := s.Server()
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
