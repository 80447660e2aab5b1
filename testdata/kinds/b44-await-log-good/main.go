// kind: error only logged, main returns
// label: good
// subject: shutdown/not-awaited shutdown/fatal-before-drain
// text: main waits for the goroutine in the branch of http.ErrServerClosed

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
	s := &http.Server{Addr: ":8080", ReadTimeout: 7 * time.Second, Handler: http.NotFoundHandler()}
	over := make(chan struct{})
	go func() {
		defer close(over)
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 7*time.Second)
		defer cancel()
		if err := s.Shutdown(limited); err != nil {
			log.Printf("shutdown: %v", err)
		}
	}()
	log.Print("listening on ", s.Addr)
	err := s.ListenAndServe()
	if err != http.ErrServerClosed {
		log.Printf("start: %v", err)
	} else {
		<-over
	}
}
