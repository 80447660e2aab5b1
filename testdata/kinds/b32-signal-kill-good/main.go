// kind: signals that nobody can catch
// label: good
// subject: shutdown/untrappable-signal
// text: the helper asks for SIGTERM beside os.Interrupt

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

func signals() chan os.Signal {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	return ch
}

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	go srv.ListenAndServe()
	log.Printf("signal: %v", <-signals())
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	log.Print(srv.Shutdown(ctx))
}
