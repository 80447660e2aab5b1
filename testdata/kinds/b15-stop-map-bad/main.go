// kind: loop over a map of servers
// label: bad
// subject: shutdown/never-called
// text: servers in a map are started in a loop, the loop at the end only prints their names

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

func server(addr, text string) *http.Server {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(text)) })
	return &http.Server{Addr: addr, Handler: h, ReadTimeout: 10 * time.Second}
}

func main() {
	servers := map[string]*http.Server{
		"shop": server(":8080", "shop"),
		"blog": server(":8081", "blog"),
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	for name, s := range servers {
		go func() {
			err := s.ListenAndServe() // want shutdown/never-called
			log.Printf("%s: %v", name, err)
		}()
	}
	<-ctx.Done()
	var wg sync.WaitGroup
	for name := range servers {
		wg.Go(func() {
			log.Print("stopping ", name)
		})
	}
	wg.Wait()
}
