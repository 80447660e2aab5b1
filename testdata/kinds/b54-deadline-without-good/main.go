// kind: WithoutCancel and no limit
// label: good
// subject: shutdown/no-deadline shutdown/context-done
// text: Shutdown gets a limit on top of context.WithoutCancel

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

type key struct{}

func main() {
	ctx := context.WithValue(context.Background(), key{}, "main")
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	s := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	go func() { log.Print(s.ListenAndServe()) }()
	<-ctx.Done()
	rest := context.WithoutCancel(ctx)
	rest, cancel := context.WithTimeout(rest, 5*time.Second)
	defer cancel()
	log.Print("who: ", rest.Value(key{}))
	s.Shutdown(rest)
}
