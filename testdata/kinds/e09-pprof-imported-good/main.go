// kind: import of net/http/pprof in another package
// label: good
// subject: devmode/pprof-public
// text: the public server has a mux of its own

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e09-pprof-imported-good/internal/diag"
)

func main() {
	diag.Init()
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "welcome", r.RemoteAddr)
	})
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
