// Package main drains by itself: its servers need nothing but fields, wherever they are built.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/statements/places/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	srv := newServer(":8080")
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
			log.Print(err)
		}
	}()
	go serveAdmin()
	go handed()
	go handedComputed()
	go handedValue()
	go through(&http.Server{
		Addr:              ":8084",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	})
	go ofPackage()
	<-ctx.Done()
	limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(limited)
	admin.Shutdown(limited)
}

func serveAdmin() {
	log.Print(admin.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset
}

// A function of another package serves what it is given.
func handed() {
	srv := web.New(":8081")
	srv.ReadHeaderTimeout = 10 * time.Second
	srv.IdleTimeout = 120 * time.Second
	log.Print(web.ListenAndServe(srv, "cert.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called
}

func handedComputed() {
	srv := web.New(":8082")
	srv.ReadHeaderTimeout = 10 * time.Second
	srv.IdleTimeout = 120 * time.Second
	log.Print(web.ListenAndServe(srv, "cert.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called
}

func handedValue() {
	var srv http.Server
	srv.Addr = ":8083"
	srv.ReadHeaderTimeout = 10 * time.Second
	srv.IdleTimeout = 120 * time.Second
	log.Print(web.ListenAndServe(&srv, "cert.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type listener interface{ ListenAndServe() error }

func through(l listener) {
	log.Print(l.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func ofPackage() {
	if addr := os.Getenv("DEBUG"); addr != "" {
		srv := &http.Server{
			Addr:              addr,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       120 * time.Second,
		}
		log.Print(srv.ListenAndServe()) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
}
