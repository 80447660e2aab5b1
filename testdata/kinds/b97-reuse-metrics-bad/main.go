// kind: server of metrics and health alone
// label: bad
// subject: reuseport/plain-listen
// text: the mux has the application's page beside metrics and health

package main

import (
	"fmt"
	"log"
	"net/http"
	"sync/atomic"
	"time"
)

var requests atomic.Int64

func metrics(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "requests_total %d\n", requests.Load())
}

func home(w http.ResponseWriter, r *http.Request) {
	requests.Add(1)
	fmt.Fprintln(w, "home")
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", home)
	mux.HandleFunc("/metrics", metrics)
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200) })
	srv := &http.Server{Addr: ":9100", Handler: mux, ReadTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
