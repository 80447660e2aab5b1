// kind: SetKeepAlivesEnabled(false) in another package
// label: good
// subject: keepalive/disabled
// text: the helper package registers the switch for the beginning of Shutdown

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b12-keepalive-package-good/lib"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()

	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadTimeout: 5 * time.Second}
	lib.Prepare(srv)
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	<-ctx.Done()
	end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(end)
}
