// kind: metrics package with expvar variables
// label: good
// subject: devmode/expvar-public
// text: the public mux answers 404 to what it does not know

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e11-expvar-forwarded-good/internal/metrics"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /greet/{name}", func(w http.ResponseWriter, r *http.Request) {
		metrics.Requests.Add(1)
		fmt.Fprintf(w, "hello, %s\n", r.PathValue("name"))
	})
	mux.Handle("/", http.NotFoundHandler())

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
