// kind: catch-all forwards to the default mux
// label: bad
// subject: devmode/pprof-public devmode/expvar-public
// text: a handler of one's own forwards all but /api/ to http.DefaultServeMux, where pprof is

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
	http.DefaultServeMux.ServeHTTP(w, r) // also devmode/pprof-public
}

func main() {
	f := &front{rest: http.NewServeMux()}
	f.api = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "{}") })
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal((&http.Server{Addr: ":8080", Handler: f, ReadTimeout: time.Second}).ListenAndServe()) // want devmode/pprof-public
}
