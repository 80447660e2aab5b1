// kind: context that ended in a select inside a server method
// label: bad
// subject: shutdown/context-done shutdown/no-deadline
// text: Run waits in a select for its parameter's end and shuts down with what it derived from it

package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type Site struct {
	*http.Server
	Grace time.Duration
}

func (s *Site) Run(ctx context.Context) error {
	failed := make(chan error, 1)
	go func() { failed <- s.ListenAndServe() }()
	select {
	case err := <-failed:
		return fmt.Errorf("site: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithDeadline(ctx, time.Now().Add(s.Grace))
	defer cancel()
	return s.Shutdown(last) // want shutdown/context-done
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	site := &Site{Server: &http.Server{Addr: ":8080", ReadTimeout: 9 * time.Second}, Grace: 10 * time.Second}
	if err := site.Run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
