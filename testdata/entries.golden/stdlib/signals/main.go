package main

import (
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/gin-gonic/gin"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	srv := &http.Server{
		Addr:              "127.0.0.1:6060",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv.ListenAndServe() // want keepalive/idle-unset shutdown/never-called timeouts/package-serve
	srv2 := &http.Server{
		Addr:              ":8080",
		Handler:           gin.Default().Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	go srv2.ListenAndServe() // want keepalive/idle-unset reuseport/plain-listen shutdown/never-called timeouts/framework-serve
	<-stop
}
