package main

import (
	"context"
	"net/http"
)

func stopped(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe() // want reuseport/plain-listen
	<-quit
	srv.Shutdown(context.Background())
}
