// kind: a quit page stops whatever can be shut down, by an interface; serving runs in a goroutine
// run: ADDR={addr} QUIT={addr2}
// cleanup: sidecar is gone
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: POST {addr2}/quit: as before
// in use: as before
// second in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

type stopper interface {
	Shutdown(context.Context) error
}

type quitter struct {
	what stopper
	done chan error
}

func (q *quitter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	err := q.what.Shutdown(ctx)
	w.WriteHeader(http.StatusAccepted)
	q.done <- err
}

func main() {
	srv := &http.Server{Addr: os.Getenv("ADDR")}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	q := &quitter{what: srv, done: make(chan error, 1)}
	go func() {
		mux := http.NewServeMux()
		mux.Handle("POST /quit", q)
		if err := http.ListenAndServe(os.Getenv("QUIT"), mux); err != nil {
			fmt.Println("quit page:", err)
			os.Exit(2)
		}
	}()
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed {
			fmt.Println(err)
			os.Exit(1)
		}
	}()
	if err := <-q.done; err != nil {
		fmt.Println("quit:", err)
	}
	fmt.Println("sidecar is gone")
}
