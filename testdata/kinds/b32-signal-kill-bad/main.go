// kind: signals that nobody can catch
// label: bad
// subject: shutdown/untrappable-signal
// text: a helper asks for os.Kill beside os.Interrupt

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func signals() chan os.Signal {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, os.Kill) // want shutdown/untrappable-signal
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
