// kind: loop over a map of servers
// label: good
// subject: shutdown/never-called
// text: the loop at the end shuts every server of the map down

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
			err := s.ListenAndServe()
			log.Printf("%s: %v", name, err)
		}()
	}
	<-ctx.Done()
	limit, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	var wg sync.WaitGroup
	for name, s := range servers {
		wg.Go(func() {
			log.Print("stopping ", name)
			s.Shutdown(limit)
		})
	}
	wg.Wait()
}
