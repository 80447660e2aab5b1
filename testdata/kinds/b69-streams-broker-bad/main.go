// kind: event stream of another package's type
// label: bad
// subject: timeouts/cuts-streams
// text: the broker of another package is registered by pattern, and the server has a WriteTimeout

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b69-streams-broker-bad/sse"
)

func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Addr:         ":8080",
		Handler:      h,
		ReadTimeout:  10 * time.Second,
		WriteTimeout: 10 * time.Second, // also timeouts/cuts-streams
		IdleTimeout:  time.Minute,
	}
}

func main() {
	broker := sse.New()
	mux := http.NewServeMux()
	mux.Handle("/feed", broker)
	mux.HandleFunc("POST /say", func(w http.ResponseWriter, r *http.Request) { broker.Send(r.FormValue("text")) })
	log.Fatal(newServer(mux).ListenAndServe()) // want timeouts/cuts-streams
}
