// kind: blank import of net/http/pprof in another package
// label: good
// subject: devmode/pprof-public
// text: the public server has a mux of its own

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d21-pprof-import-in-debug-package-good/internal/debug"
)

func main() {
	debug.Start("127.0.0.1:6060")

	mux := http.NewServeMux()
	mux.HandleFunc("/greet", greet)
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}

func greet(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "hello", r.FormValue("name"))
}
