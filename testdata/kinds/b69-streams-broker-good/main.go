// kind: event stream of another package's type
// label: good
// subject: timeouts/cuts-streams
// text: the same with ReadTimeout only

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b69-streams-broker-good/sse"
)

func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Addr:        ":8080",
		Handler:     h,
		ReadTimeout: 10 * time.Second,
		IdleTimeout: time.Minute,
	}
}

func main() {
	broker := sse.New()
	mux := http.NewServeMux()
	mux.Handle("/feed", broker)
	mux.HandleFunc("POST /say", func(w http.ResponseWriter, r *http.Request) { broker.Send(r.FormValue("text")) })
	log.Fatal(newServer(mux).ListenAndServe())
}
