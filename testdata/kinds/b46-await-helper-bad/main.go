// kind: waiting for a helper's own goroutines
// label: bad
// subject: shutdown/not-awaited shutdown/fatal-before-drain
// text: the pool's WaitGroup, for which main waits, counts its workers only

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

type pool struct {
	jobs chan string
	wg   sync.WaitGroup
}

func (p *pool) start(n int) {
	for range n {
		p.wg.Go(func() {
			for j := range p.jobs {
				log.Print(j)
			}
		})
	}
}

func (p *pool) end() {
	close(p.jobs)
	p.wg.Wait()
}

func (p *pool) enqueue(w http.ResponseWriter, r *http.Request) { p.jobs <- r.URL.Path }

func main() {
	p := &pool{jobs: make(chan string, 64)}
	p.start(4)
	srv := &http.Server{Addr: ":8080", Handler: http.HandlerFunc(p.enqueue), ReadTimeout: time.Second}
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	go func() {
		<-ctx.Done()
		end, free := context.WithTimeout(context.Background(), 10*time.Second)
		defer free()
		srv.Shutdown(end)
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want shutdown/not-awaited
		log.Fatal(err)
	}
	p.end()
}
