// kind: SetKeepAlivesEnabled(false) in another package
// label: bad
// subject: keepalive/disabled
// text: a function of a helper package builds on the server and switches keep-alives off

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b12-keepalive-package-bad/lib"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()

	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadTimeout: 5 * time.Second}
	lib.Prepare(srv) // also keepalive/disabled
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want keepalive/disabled
			log.Fatal(err)
		}
	}()
	<-ctx.Done()
	end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(end)
}
