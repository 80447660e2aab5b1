// kind: server goes live in another package, the program exits
// label: good
// subject: shutdown/not-awaited shutdown/fatal-before-drain shutdown/never-called
// text: main looks for http.ErrServerClosed and waits

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b91-elsewhere-fatal-good/toolkit"
)

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second, Handler: http.NotFoundHandler()}
	kit := toolkit.Kit{Name: "demo"}
	done := make(chan struct{})
	go func() {
		defer close(done)
		sig := make(chan os.Signal, 1)
		signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
		<-sig
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		srv.Shutdown(ctx)
	}()
	err := kit.Serve(srv)
	if !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-done
}
