// kind: select over a signal and the end of the serve call
// label: bad
// subject: shutdown/signal-not-wired
// text: Shutdown stands in the branch of the serve error, the branch of the signal returns

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
	go func() { failed <- srv.ListenAndServe() }() // want shutdown/signal-not-wired

	quit := make(chan os.Signal, 1)
	signal.Notify(quit, os.Interrupt, syscall.SIGTERM) // also shutdown/signal-not-wired
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w (shutdown: %v)", err, shutdown(srv)) // also shutdown/signal-not-wired
	case sig := <-quit:
		fmt.Println("got", sig)
		return nil
	}
}

func shutdown(srv *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return srv.Shutdown(ctx) // also shutdown/signal-not-wired
}
