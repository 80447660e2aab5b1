// kind: signals in another package
// label: good
// subject: shutdown/signal-not-wired
// text: the context of the helper package ends with SIGTERM too

package main

import (
	"context"
	"log"
	"net/http"
	"time"

	"example.com/kinds/b29-signal-package-good/sys"
)

func main() {
	ctx, stop := sys.Context()
	defer stop()
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       time.Minute,
		Handler:           http.FileServer(http.Dir("html")),
	}
	go func() { log.Print(srv.ListenAndServe()) }()
	<-ctx.Done()
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(last)
}
