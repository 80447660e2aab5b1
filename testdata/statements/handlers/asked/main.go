// Code behind the literal asks for a handler. If it found one, http.DefaultServeMux would be served in place of a 404.
package main

import (
	"context"
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func newServer(h http.Handler) *http.Server {
	srv := &http.Server{Addr: "localhost:8080", Handler: h}
	if srv.Handler == nil {
		srv.Handler = http.NotFoundHandler()
	}
	return srv
}

func main() {
	srv := newServer(nil)
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go func() { log.Print(srv.ListenAndServe()) }() // want timeouts/read-header-unset keepalive/idle-unset
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
