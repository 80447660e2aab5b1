// kind: NotifyContext in a run function
// label: bad
// subject: shutdown/signal-not-wired
// text: the context of main ends with os.Interrupt alone

package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func run(ctx context.Context, addr string) error {
	srv := http.Server{Addr: addr, ReadTimeout: 5 * time.Second}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, time.Now())
	})
	end := make(chan error, 1)
	go func() {
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		end <- srv.Shutdown(limited)
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return <-end
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt) // want shutdown/signal-not-wired
	defer stop()
	if err := run(ctx, ":8080"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
