// kind: serve error through another package's helper
// label: bad
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: the helper of another package panics for the error of a closed server

package main

import (
	"context"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b39-err-package-bad/must"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8080", ReadTimeout: 4 * time.Second, Handler: http.NotFoundHandler()}
	ended := make(chan struct{})
	go func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 9*time.Second)
		defer cancel()
		must.Do(srv.Shutdown(limited))
		close(ended)
	}()
	must.Do(srv.ListenAndServe()) // want shutdown/fatal-before-drain
	<-ended
}
