// kind: handler that flushes news in a loop, limits from a configuration package
// label: good
// subject: timeouts/cuts-streams
// text: the default configuration has no limit for writing

package main

import (
	"log"
	"net/http"

	"example.com/kinds/e39-follow-log-good/internal/config"
	"example.com/kinds/e39-follow-log-good/internal/tail"
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
		WriteTimeout:      cfg.Write,
		IdleTimeout:       cfg.Idle,
	}
	log.Fatal(srv.ListenAndServe())
}
