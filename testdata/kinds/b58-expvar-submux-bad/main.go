// kind: variables on a sub-mux with StripPrefix
// label: bad
// subject: devmode/expvar-public
// text: expvar's page is below /internal/ of the public mux

package main

import (
	"expvar"
	"log"
	"net/http"
	"time"
)

var hits = expvar.NewInt("hits")

func internal() http.Handler {
	sub := http.NewServeMux()
	sub.Handle("/vars", expvar.Handler()) // also devmode/expvar-public
	sub.HandleFunc("/version", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("1.4")) })
	return http.StripPrefix("/internal", sub)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { hits.Add(1) })
	mux.Handle("/internal/", internal()) // also devmode/expvar-public
	s := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Minute}
	if err := s.ListenAndServe(); err != nil { // want devmode/expvar-public
		log.Fatal(err)
	}
}
