// kind: runtime.Goexit behind the serve call
// label: bad
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: main calls os.Exit when the serve call has returned

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
)

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: 10 * time.Second}
	go func() {
		quit := make(chan os.Signal, 1)
		signal.Notify(quit, syscall.SIGINT, syscall.SIGTERM)
		<-quit
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		err := srv.Shutdown(ctx)
		cancel()
		log.Print("drained: ", err)
		os.Exit(0)
	}()
	err := srv.ListenAndServe() // want shutdown/fatal-before-drain
	if !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	os.Exit(0)
}
