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
	case "endless":
		endless()
	case "listens":
		listens()
	case "twoStops":
		twoStops()
	case "goesOn":
		goesOn()
	case "waitsForMain":
		waitsForMain()
	case "sometimes":
		sometimes()
	}
}

func wait() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
}

// Fixed with -unsafe only: nobody knows how long Shutdown takes.
func endless() {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		wait()
		srv.Shutdown(context.Background()) // want shutdown/no-deadline
	}()
	log.Fatal(srv.ListenAndServe()) // want shutdown/fatal-before-drain
}

// An address in use ends the program as before.
func listens() {
	srv := &http.Server{Addr: ":8081"}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		wait()
		shutdown(srv)
	}()
	err := srv.ListenAndServe()
	if err == http.ErrServerClosed {
		<-drained
	}
	log.Print(err) // want shutdown/not-awaited
}

func twoStops() {
	srv := &http.Server{Addr: ":8082"}
	time.AfterFunc(time.Hour, func() { srv.Close() })
	go func() {
		wait()
		shutdown(srv)
	}()
	log.Fatal(srv.ListenAndServe()) // want shutdown/fatal-before-drain
}

// The goroutine does not end with Shutdown.
func goesOn() {
	srv := &http.Server{Addr: ":8083"}
	go func() {
		for {
			wait()
			shutdown(srv)
		}
	}()
	log.Print(srv.ListenAndServe()) // want shutdown/not-awaited
}

// The goroutine waits for main.
func waitsForMain() {
	srv := &http.Server{Addr: ":8084"}
	served := make(chan struct{})
	drained := make(chan struct{})
	go func() {
		wait()
		shutdown(srv)
		close(drained)
		<-served
		log.Print("both have ended")
	}()
	err := srv.ListenAndServe()
	if err == http.ErrServerClosed {
		<-drained
	}
	log.Print(err) // want shutdown/not-awaited
	close(served)
}

// Nobody waits in some programs.
func sometimes() {
	srv := &http.Server{Addr: ":8085"}
	if len(os.Args) > 2 {
		go func() {
			wait()
			shutdown(srv)
		}()
	}
	log.Print(srv.ListenAndServe()) // want shutdown/not-awaited
}

func shutdown(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
