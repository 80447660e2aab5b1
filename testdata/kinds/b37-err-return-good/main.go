// kind: exit code from a run function
// label: good
// subject: shutdown/fatal-before-drain shutdown/not-awaited
// text: run waits for Shutdown and returns 0 when the server was closed

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

func run(addr string) int {
	srv := &http.Server{Addr: addr, Handler: http.NotFoundHandler(), ReadTimeout: 5 * time.Second}
	idle := make(chan error, 1)
	go func() {
		sig := make(chan os.Signal, 1)
		signal.Notify(sig, syscall.SIGTERM, os.Interrupt)
		<-sig
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		idle <- srv.Shutdown(ctx)
	}()
	err := srv.ListenAndServe()
	if err == http.ErrServerClosed {
		err = <-idle
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func main() { os.Exit(run(":8080")) }
