// kind: context.AfterFunc
// label: good
// subject: shutdown/context-done shutdown/no-deadline
// text: the function that runs after the context's end makes a new one

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second, Handler: http.FileServer(http.Dir("."))}
	ended := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		limit, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		ended <- srv.Shutdown(limit)
	})
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	if err := <-ended; err != nil {
		log.Print(err)
	}
}
