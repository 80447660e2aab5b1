// kind: select over a signal and the end of the serve call
// label: good
// subject: shutdown/signal-not-wired
// text: Shutdown stands in the branch of the signal

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

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir(".")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()

	quit := make(chan os.Signal, 1)
	signal.Notify(quit, os.Interrupt, syscall.SIGTERM)
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case sig := <-quit:
		fmt.Println("got", sig)
		return shutdown(srv)
	}
}

func shutdown(srv *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return srv.Shutdown(ctx)
}
