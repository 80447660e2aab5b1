package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os/signal"
	"syscall"
)

func returned() error {
	srv := &http.Server{Addr: ":8088"}
	go func() {
		wait()
		drain(srv)
	}()
	return srv.ListenAndServe() // want shutdown/fatal-before-drain
}

func returns() {
	srv := &http.Server{Addr: ":8089"}
	go func() {
		wait()
		drain(srv)
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want shutdown/not-awaited
		log.Fatal(err)
	}
	log.Print("bye")
}

func ignored() {
	srv := &http.Server{Addr: ":8090"}
	go func() {
		wait()
		drain(srv)
	}()
	switch err := srv.ListenAndServe(); err { // want shutdown/not-awaited
	case nil, http.ErrServerClosed:
	default:
		log.Fatal(err)
	}
}

func afterFunc() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8091"}
	context.AfterFunc(ctx, func() { drain(srv) })
	srv.ListenAndServe() // want shutdown/not-awaited
}
