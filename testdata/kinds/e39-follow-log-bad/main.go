// kind: handler that flushes news in a loop, limits from a configuration package
// label: bad
// subject: timeouts/cuts-streams
// text: the default configuration has a limit for writing

package main

import (
	"log"
	"net/http"

	"example.com/kinds/e39-follow-log-bad/internal/config"
	"example.com/kinds/e39-follow-log-bad/internal/tail"
)

func main() {
	cfg := config.Default()
	lines := make(chan string)
	go tail.Standard(lines)

	mux := http.NewServeMux()
	mux.Handle("GET /follow", tail.Follow(lines))
	srv := &http.Server{
		Addr:              cfg.Addr,
		Handler:           mux,
		ReadHeaderTimeout: cfg.Header,
		WriteTimeout:      cfg.Write, // also timeouts/cuts-streams
		IdleTimeout:       cfg.Idle,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}
