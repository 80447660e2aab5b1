// kind: package of counters imports expvar
// label: bad
// subject: devmode/expvar-public
// text: the public server serves the default mux

package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"example.com/kinds/d24-expvar-by-metrics-package-bad/internal/counters"
)

func main() {
	h := counters.Count(http.HandlerFunc(search))
	http.Handle("/search", h)

	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(srv.Serve(l)) // want devmode/expvar-public
}

func search(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "nothing found for "+r.FormValue("q"), http.StatusNotFound)
}
