// kind: no deadline through a helper
// label: bad
// subject: shutdown/no-deadline shutdown/context-done
// text: the helper passes on the context.Background() that it got

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func finish(ctx context.Context, servers ...*http.Server) {
	for _, s := range servers {
		if err := s.Shutdown(ctx); err != nil { // want shutdown/no-deadline
			log.Print(err)
		}
	}
}

func main() {
	one := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	two := &http.Server{Addr: ":8081", ReadTimeout: 5 * time.Second}
	go one.ListenAndServe()
	go two.ListenAndServe()
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	<-sig
	finish(context.Background(), one, two) // also shutdown/no-deadline
}
