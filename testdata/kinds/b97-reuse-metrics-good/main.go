// kind: server of metrics and health alone
// label: good
// subject: reuseport/plain-listen
// text: the mux has metrics and health only

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

func main() {
	go func() {
		for range time.Tick(time.Second) {
			requests.Add(1)
		}
	}()
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", metrics)
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200) })
	srv := &http.Server{Addr: ":9100", Handler: mux, ReadTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
