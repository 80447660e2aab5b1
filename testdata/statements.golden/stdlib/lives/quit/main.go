// Package main ends when somebody asks it to.
package main

import (
	"context"
	"log"
	"net/http"
	"time"
)

type stopper interface {
	Shutdown(context.Context) error
}

// quit stops a server and says when that is done.
func quit(s stopper, done chan<- struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			http.Error(w, "POST it", http.StatusMethodNotAllowed)
			return
		}
		go func() {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			s.Shutdown(ctx)
			close(done)
		}()
	}
}

func main() {
	mux := http.NewServeMux()
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	done := make(chan struct{})
	mux.HandleFunc("/quitquitquit", quit(srv, done))
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
		log.Fatal(err)
	}
	<-done
}
