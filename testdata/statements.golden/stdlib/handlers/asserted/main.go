// Code behind the literal relies on the type of the handler.
package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

type app struct{ *http.Server }

func (a app) handle(pattern string, h http.Handler) { a.Handler.(*http.ServeMux).Handle(pattern, h) }

func main() {
	a := app{&http.Server{
		Addr:              "localhost:8080",
		Handler:           http.NewServeMux(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}}
	a.handle("/", http.NotFoundHandler())
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go func() { log.Print(a.ListenAndServe()) }() // want timeouts/read-header-unset keepalive/idle-unset
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	a.Shutdown(ctx)
}
