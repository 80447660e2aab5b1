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
	go through(&http.Server{Addr: ":8084"})
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
	log.Print(web.ListenAndServe(srv, "cert.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called
}

func handedComputed() {
	log.Print(web.ListenAndServe(web.New(":8082"), "cert.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called
}

func handedValue() {
	var srv http.Server
	srv.Addr = ":8083"
	log.Print(web.ListenAndServe(&srv, "cert.pem")) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

type listener interface{ ListenAndServe() error }

func through(l listener) {
	log.Print(l.ListenAndServe()) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func ofPackage() {
	if addr := os.Getenv("DEBUG"); addr != "" {
		log.Print(http.ListenAndServe(addr, nil)) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called
	}
}
