// kind: generic function with a constraint of methods
// label: good
// subject: keepalive/idle-unset
// text: a server with IdleTimeout is served by a generic function that knows it by its constraint only

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

type server interface {
	ListenAndServe() error
	Shutdown(context.Context) error
}

func run[S server](ctx context.Context, s S) error {
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		c, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		done <- s.Shutdown(c)
	}()
	if err := s.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return <-done
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	s := &http.Server{Addr: ":3000", ReadHeaderTimeout: 2 * time.Second, Handler: http.FileServer(http.Dir("dist"))}
	s.IdleTimeout = 30 * time.Second
	if err := run(ctx, s); err != nil {
		fmt.Println(err)
	}
}
