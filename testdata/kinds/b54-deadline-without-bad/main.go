// kind: WithoutCancel and no limit
// label: bad
// subject: shutdown/no-deadline shutdown/context-done
// text: Shutdown gets context.WithoutCancel of the context that ended, without a limit

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
	log.Print("who: ", rest.Value(key{}))
	s.Shutdown(rest) // want shutdown/no-deadline
}
