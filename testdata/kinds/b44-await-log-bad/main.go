// kind: error only logged, main returns
// label: bad
// subject: shutdown/not-awaited shutdown/fatal-before-drain
// text: Shutdown is in a goroutine, main logs the error of the serve call and returns

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
	go func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 7*time.Second)
		defer cancel()
		if err := s.Shutdown(limited); err != nil {
			log.Printf("shutdown: %v", err)
		}
	}()
	log.Print("listening on ", s.Addr)
	err := s.ListenAndServe() // want shutdown/not-awaited
	if err != http.ErrServerClosed {
		log.Printf("start: %v", err)
	}
}
