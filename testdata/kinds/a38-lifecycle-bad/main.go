// kind: lifecycle of an application with services behind an interface
// label: bad
// subject: shutdown/never-called
// text: Stop goes over the workers of the application and leaves its servers out

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type stopper interface{ Shutdown(context.Context) error }

type worker struct{ quit chan struct{} }

func (w worker) Shutdown(context.Context) error { close(w.quit); return nil }

type application struct {
	workers []stopper
	servers []stopper
}

func (a *application) Stop(ctx context.Context) {
	for _, s := range a.workers {
		if err := s.Shutdown(ctx); err != nil {
			log.Print(err)
		}
	}
}

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("www")), ReadTimeout: time.Minute}
	a := &application{workers: []stopper{worker{make(chan struct{})}}}
	a.servers = append(a.servers, srv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() { log.Print(srv.ListenAndServe()) }() // want shutdown/never-called
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	a.Stop(ctx)
}
