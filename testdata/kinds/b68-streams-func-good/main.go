// kind: event stream of another package's function
// label: good
// subject: timeouts/cuts-streams
// text: the handler of another package lifts the write deadline

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b68-streams-func-good/live"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /events", live.Events)
	mux.Handle("GET /", http.FileServer(http.Dir("static")))
	srv := &http.Server{
		Addr:         ":8080",
		Handler:      mux,
		ReadTimeout:  5 * time.Second,
		WriteTimeout: 30 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
