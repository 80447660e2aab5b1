// kind: package of counters imports expvar
// label: good
// subject: devmode/expvar-public
// text: the public server serves a mux of its own

package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"example.com/kinds/d24-expvar-by-metrics-package-good/internal/counters"
)

func main() {
	h := counters.Count(http.HandlerFunc(search))
	mux := http.NewServeMux()
	mux.Handle("/search", h)

	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{ReadHeaderTimeout: 5 * time.Second}
	srv.Handler = mux
	log.Fatal(srv.Serve(l))
}

func search(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "nothing found for "+r.FormValue("q"), http.StatusNotFound)
}
