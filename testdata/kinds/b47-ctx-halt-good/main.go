// kind: helper derives its limit from a context that is over
// label: good
// subject: shutdown/context-done shutdown/no-deadline
// text: halt takes the values of the context without its end

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

func halt(ctx context.Context, s *http.Server) {
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := s.Shutdown(limited); err != nil {
		log.Print("halt: ", err)
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	s := &http.Server{Addr: ":8080", ReadTimeout: time.Second, Handler: http.NotFoundHandler()}
	go func() {
		if err := s.ListenAndServe(); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	<-ctx.Done()
	halt(ctx, s)
}
