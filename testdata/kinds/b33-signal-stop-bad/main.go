// kind: SIGSTOP in NotifyContext
// label: bad
// subject: shutdown/untrappable-signal shutdown/signal-not-wired
// text: the context asks for SIGSTOP and SIGTERM

package main

import (
	"context"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

const (
	term = syscall.SIGTERM
	halt = syscall.SIGSTOP
)

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	ctx, cancel := signal.NotifyContext(context.Background(), term, halt) // want shutdown/untrappable-signal
	defer cancel()
	go srv.ListenAndServe()
	<-ctx.Done()
	left, done := context.WithTimeout(context.Background(), time.Second)
	defer done()
	srv.Shutdown(left)
}
