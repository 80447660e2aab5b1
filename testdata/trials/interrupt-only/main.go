// kind: Shutdown for Ctrl-C alone, awaited
// run: ADDR={addr}
// cleanup: rooms are closed
// ready: waiting for signals
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: as before
// in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func main() {
	srv := &http.Server{
		Addr: os.Getenv("ADDR"),
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("order begins")
			io.Copy(w, r.Body)
		}),
		IdleTimeout:       time.Minute,
		ReadHeaderTimeout: time.Second,
	}
	errs := make(chan error, 1)
	go func() { errs <- srv.ListenAndServe() }()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	fmt.Println("waiting for signals")
	select {
	case err := <-errs:
		fmt.Println("serve:", err)
		os.Exit(1)
	case <-interrupted:
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(ctx)
	}
	fmt.Println("rooms are closed")
}
