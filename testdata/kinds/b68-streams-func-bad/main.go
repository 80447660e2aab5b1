// kind: event stream of another package's function
// label: bad
// subject: timeouts/cuts-streams
// text: the handler of another package sends events, the server cuts them after 30 s

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b68-streams-func-bad/live"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /events", live.Events)
	mux.Handle("GET /", http.FileServer(http.Dir("static")))
	srv := &http.Server{
		Addr:         ":8080",
		Handler:      mux,
		ReadTimeout:  5 * time.Second,
		WriteTimeout: 30 * time.Second, // also timeouts/cuts-streams
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}
