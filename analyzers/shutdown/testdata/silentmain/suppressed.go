package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

// A finding that stands elsewhere is silenced there, in the comment of the function around it, or where the server goes live.
func suppressed() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	wait()
	//srvfix:ignore shutdown/no-deadline the supervisor kills it
	srv.Shutdown(context.Background())
}

//srvfix:ignore shutdown/untrappable-signal a joke
func suppressedByFunction() {
	srv := &http.Server{Addr: ":8080"}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGKILL, syscall.SIGTERM)
	go srv.ListenAndServe()
	<-stop
	drain(srv)
}

func suppressedAtTheServer() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe() //srvfix:ignore shutdown/no-deadline the supervisor kills it
	wait()
	srv.Shutdown(context.Background())
}
