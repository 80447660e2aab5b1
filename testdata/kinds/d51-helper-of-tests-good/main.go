// kind: helper that serves on a listener, in a test file or not
// label: good
// subject: timeouts/package-serve
// text: the helper is in a test file, main has a server with limits

package main

import (
	"log"
	"net/http"
	"time"
)

func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /sum", func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "not yet", http.StatusNotImplemented)
	})
	return mux
}

func main() {
	srv := &http.Server{Addr: ":8080", Handler: handler(), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
