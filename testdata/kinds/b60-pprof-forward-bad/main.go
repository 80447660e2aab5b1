// kind: mux hands a part to the default mux
// label: bad
// subject: devmode/pprof-public devmode/expvar-public
// text: the public mux hands everything under /debug/ to http.DefaultServeMux

package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"
)

func init() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("up")) })
}

func newMux() *http.ServeMux {
	m := http.NewServeMux()
	m.HandleFunc("/orders", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(501) })
	m.Handle("/debug/", http.DefaultServeMux) // also devmode/pprof-public
	m.Handle("GET /healthz", http.DefaultServeMux)
	return m
}

func main() {
	s := &http.Server{
		Addr:              ":8080",
		Handler:           newMux(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Fatal(s.ListenAndServe()) // want devmode/pprof-public
}
