// kind: own rule for a second signal, drained by hand
// run: ADDR={addr}
// cleanup: drained by hand
// ready: waiting for signals
// fix: fields
// SIGTERM: as before, answered, cleaned
// SIGINT: as before, answered, cleaned
// twice: exit 3
// in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()

	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	fmt.Println("waiting for signals")
	select {
	case err := <-failed:
		fmt.Println(err)
		os.Exit(1)
	case <-signals:
	}
	go func() {
		<-signals
		fmt.Println("in a hurry")
		os.Exit(3)
	}()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		fmt.Println(err)
	}
	fmt.Println("drained by hand")
}
