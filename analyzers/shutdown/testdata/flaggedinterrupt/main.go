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

func main() {
	switch os.Args[1] {
	case "channel":
		channel()
	case "ctx":
		ctx()
	case "helper":
		helper()
	}
}

func channel() {
	srv := &http.Server{Addr: ":8080"}
	errs := make(chan error, 1)
	go func() { errs <- srv.ListenAndServe() }()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt) // want shutdown/signal-not-wired
	select {
	case err := <-errs:
		log.Fatal(err)
	case <-stop:
	}
	drain(srv)
}

func ctx() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, os.Kill) // want shutdown/signal-not-wired shutdown/untrappable-signal
	defer stop()
	srv := &http.Server{Addr: ":8081"}
	go srv.ListenAndServe()
	<-ctx.Done()
	drain(srv)
}

func helper() {
	srv := &http.Server{Addr: ":8082"}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		untilSignal()
		stopIt(srv)
	}()
	srv.ListenAndServe()
	<-drained
}

func untilSignal() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt) // want shutdown/signal-not-wired
	<-stop
}

func stopIt(srv *http.Server) { drain(srv) }

func drain(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
