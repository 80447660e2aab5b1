package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// The pages of the import are on http.DefaultServeMux, which only programs of this machine can ask.
func main() {
	go func() {
		debug := &http.Server{Addr: "127.0.0.1:6060", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
		log.Print(serve(debug))
	}()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "shop") })
	app := &http.Server{Addr: os.Getenv("ADDR"), Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	if err := serve(app); err != nil {
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
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return <-done
}
