// kind: blank import of net/http/pprof in another package
// label: bad
// subject: devmode/pprof-public
// text: the public server serves the default mux, to which a package below adds the profiles

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d21-pprof-import-in-debug-package-bad/internal/debug"
)

func main() {
	debug.Start("127.0.0.1:6060")

	http.HandleFunc("/greet", greet)
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 5 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public
}

func greet(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "hello", r.FormValue("name"))
}
