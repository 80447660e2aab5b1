package main

import (
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// SIGTERM is caught, and the process leaves at once all the same; SIGKILL cannot be caught.
func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	go func() {
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, syscall.SIGTERM, syscall.SIGKILL) // want shutdown/untrappable-signal
		<-stop
		os.Exit(0)
	}()
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
