// kind: broker of server-sent events in another package
// label: bad
// subject: timeouts/cuts-streams
// text: the WriteTimeout of the server ends each stream

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d25-sse-broker-write-timeout-bad/internal/broker"
)

func main() {
	b := broker.New()
	go func() {
		for t := range time.Tick(5 * time.Second) {
			b.Publish(t.Format(time.RFC3339))
		}
	}()

	mux := http.NewServeMux()
	mux.Handle("GET /events", b) // also timeouts/cuts-streams
	mux.Handle("GET /", http.FileServer(http.Dir("ui")))
	srv := &http.Server{
		Addr:         ":8080",
		Handler:      mux,
		ReadTimeout:  5 * time.Second,
		WriteTimeout: 15 * time.Second, // also timeouts/cuts-streams
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}
