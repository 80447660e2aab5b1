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

func deferred() {
	srv := &http.Server{Addr: ":8092"}
	defer srv.Shutdown(context.Background())
	log.Print(srv.ListenAndServe()) // want shutdown/signal-not-wired
}

func behind() {
	srv := &http.Server{Addr: ":8093"}
	if err := srv.ListenAndServe(); err != nil { // want shutdown/signal-not-wired
		log.Print(err)
	}
	srv.Shutdown(context.Background())
}

func deferredLiteral() {
	srv := &http.Server{Addr: ":8098"}
	defer func() {
		log.Print("stopping")
		srv.Shutdown(context.Background())
	}()
	log.Print(srv.ListenAndServe()) // want shutdown/signal-not-wired
}

func helperBehind() {
	srv := &http.Server{Addr: ":8099"}
	log.Print(srv.ListenAndServe()) // want shutdown/signal-not-wired
	tooLate(srv)
}

func tooLate(srv *http.Server) { srv.Shutdown(context.Background()) }

type service struct{ srv *http.Server }

func (s *service) stop() { s.srv.Shutdown(context.Background()) }

func unused() {
	s := &service{srv: &http.Server{Addr: ":8094"}}
	log.Fatal(s.srv.ListenAndServe()) // want shutdown/signal-not-wired
}

func done() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8095"}
	go srv.ListenAndServe()
	<-ctx.Done()
	srv.Shutdown(ctx) // want shutdown/context-done
}

func derived() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8096"}
	go srv.ListenAndServe()
	<-ctx.Done()
	limited, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	srv.Shutdown(limited) // want shutdown/context-done
}

func kill() {
	srv := &http.Server{Addr: ":8097"}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Kill, syscall.SIGTERM) // want shutdown/untrappable-signal
	go srv.ListenAndServe()
	<-stop
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	srv.Shutdown(ctx) // want shutdown/no-deadline
}
