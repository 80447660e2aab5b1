package main

import (
	"net/http"
	"os"
	"os/signal"
)

// Nobody hears when the port is taken.
func main() {
	go http.ListenAndServe(":8080", http.NotFoundHandler()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt)
	<-interrupt
}
