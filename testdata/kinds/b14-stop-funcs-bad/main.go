// kind: function values that stop
// label: bad
// subject: shutdown/never-called
// text: the list of stop functions has the worker's only, nothing stops the server

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type worker struct{ quit chan struct{} }

func (w *worker) loop() {
	for {
		select {
		case <-w.quit:
			return
		case <-time.After(time.Minute):
			log.Print("swept")
		}
	}
}

func (w *worker) stop(context.Context) error { close(w.quit); return nil }

func main() {
	var stops []func(context.Context) error

	w := &worker{quit: make(chan struct{})}
	go w.loop()
	stops = append(stops, w.stop)

	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	go func() {
		if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want shutdown/never-called
			log.Fatal(err)
		}
	}()

	sig := make(chan os.Signal, 1)
	signal.Notify(sig, syscall.SIGTERM, syscall.SIGINT)
	<-sig
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	for _, stop := range stops {
		if err := stop(ctx); err != nil {
			log.Print(err)
		}
	}
}
