// kind: event streams of a package under a write limit
// label: good
// subject: timeouts/cuts-streams
// text: the handler takes the limit off its response

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e12-sse-package-good/internal/events"
)

func main() {
	broker := events.NewBroker()
	go func() {
		for t := range time.Tick(5 * time.Second) {
			broker.Publish(t.Format(time.RFC3339))
		}
	}()

	mux := http.NewServeMux()
	mux.Handle("GET /events", broker)
	mux.Handle("/", http.FileServer(http.Dir("static")))

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
