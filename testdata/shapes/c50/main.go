package main

import (
	"context"
	"crypto/tls"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// PreferServerCipherSuites means nothing since Go 1.17.
func main() {
	srv := &http.Server{
		Addr:              os.Getenv("ADDR"),
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		TLSConfig:         &tls.Config{MinVersion: tls.VersionTLS13, PreferServerCipherSuites: false},
	}
	if err := serve(srv); err != nil {
		log.Fatal(err)
	}
}

// serve runs a server until SIGTERM and lets its requests finish.
func serve(srv *http.Server) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		done <- srv.Shutdown(drain)
	}()
	if err := srv.ListenAndServeTLS("cert.pem", "key.pem"); err != http.ErrServerClosed {
		return err
	}
	return <-done
}
