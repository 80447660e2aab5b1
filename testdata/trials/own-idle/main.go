// kind: server that stops itself after some time without requests
// run: ADDR={addr}
// cleanup: unmounted
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: wait IDLE=300ms: as before
// in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

// idler stops a server when no request was in flight for a while.
type idler struct {
	mu     sync.Mutex
	active int
	after  time.Duration
	timer  *time.Timer
}

func (i *idler) wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i.mu.Lock()
		i.active++
		i.timer.Stop()
		i.mu.Unlock()
		defer func() {
			i.mu.Lock()
			defer i.mu.Unlock()
			if i.active--; i.active == 0 {
				i.timer.Reset(i.after)
			}
		}()
		h.ServeHTTP(w, r)
	})
}

func main() {
	i := &idler{after: time.Hour}
	if d, err := time.ParseDuration(os.Getenv("IDLE")); err == nil {
		i.after = d
	}
	srv := &http.Server{Addr: os.Getenv("ADDR")}
	drained := make(chan error, 1)
	i.timer = time.AfterFunc(i.after, func() { drained <- srv.Shutdown(context.TODO()) })
	srv.Handler = i.wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	}))
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := <-drained; err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	fmt.Println("unmounted")
}
