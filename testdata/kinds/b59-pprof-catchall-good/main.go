// kind: catch-all forwards to the default mux
// label: good
// subject: devmode/pprof-public devmode/expvar-public
// text: the handler forwards to a mux of its own, pprof is only linked

package main

import (
	"fmt"
	"log"
	"net/http"
	_ "net/http/pprof"
	"strings"
	"time"
)

type front struct {
	api  http.Handler
	rest *http.ServeMux
}

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		f.api.ServeHTTP(w, r)
		return
	}
	f.rest.ServeHTTP(w, r)
}

func main() {
	f := &front{rest: http.NewServeMux()}
	f.api = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "{}") })
	f.rest.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal((&http.Server{Addr: ":8080", Handler: f, ReadTimeout: time.Second}).ListenAndServe())
}
