// kind: signals in another package
// label: bad
// subject: shutdown/signal-not-wired
// text: a helper package makes a context that ends with os.Interrupt alone

package main

import (
	"context"
	"log"
	"net/http"
	"time"

	"example.com/kinds/b29-signal-package-bad/sys"
)

func main() {
	ctx, stop := sys.Context() // also shutdown/signal-not-wired
	defer stop()
	srv := &http.Server{
		Addr:              ":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       time.Minute,
		Handler:           http.FileServer(http.Dir("html")),
	}
	go func() { log.Print(srv.ListenAndServe()) }() // also shutdown/signal-not-wired
	<-ctx.Done()
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(last)
}
