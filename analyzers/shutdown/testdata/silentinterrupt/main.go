// Package main catches Ctrl-C alone, but something else may stop the servers too.
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func main() {
	switch os.Args[1] {
	case "other":
		other(make(chan struct{}))
	case "given":
		given(elsewhere)
	case "reload":
		reload()
	}
}

var elsewhere context.Context

func other(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	select {
	case <-quit:
	case <-stop:
	}
	drain(srv)
}

func given(ctx context.Context) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	<-ctx.Done()
	drain(srv)
}

func reload() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() {
		for range interrupted {
			println("busy")
		}
	}()
	time.Sleep(time.Hour)
	drain(srv)
}

func drain(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
