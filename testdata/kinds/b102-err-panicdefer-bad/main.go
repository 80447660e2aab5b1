// kind: deferred wait and panic
// label: bad
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: os.Exit in a helper skips the deferred wait

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

func fail(err error) {
	log.Print("server: ", err)
	os.Exit(1)
}

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second, Handler: http.NotFoundHandler()}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		srv.Shutdown(limited)
	})
	if err := srv.ListenAndServe(); err != nil { // want shutdown/fatal-before-drain
		fail(err)
	}
}
