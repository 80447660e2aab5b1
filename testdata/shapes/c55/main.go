package main

import (
	"fmt"
	"log"
	"net/http"
	"time"
)

func prices(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case now := <-tick.C:
			fmt.Fprintf(w, "data: %d\n\n", now.Unix())
			w.(http.Flusher).Flush()
		}
	}
}

// The stream ends ten seconds after each request, in the middle of an event.
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /prices", prices)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, WriteTimeout: 10 * time.Second}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams shutdown/never-called reuseport/plain-listen
}
