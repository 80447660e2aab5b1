// kind: generic function with a constraint of methods
// label: bad
// subject: keepalive/idle-unset
// text: a server without IdleTimeout is served by a generic function that knows it by its constraint only

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
	if err := s.ListenAndServe(); err != http.ErrServerClosed { // want keepalive/idle-unset
		return err
	}
	return <-done
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	s := &http.Server{Addr: ":3000", ReadHeaderTimeout: 2 * time.Second, Handler: http.FileServer(http.Dir("dist"))}
	if err := run(ctx, s); err != nil { // also keepalive/idle-unset
		fmt.Println(err)
	}
}
