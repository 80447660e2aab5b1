package main

import (
	"net/http"
	"sync"
	"time"
)

func main() {
	servers := []*http.Server{
		{Addr: ":8080", Handler: http.NotFoundHandler()},
		{Addr: ":8081", Handler: http.NotFoundHandler()},
	}
	for _, s := range servers {
		s.ReadHeaderTimeout = 5 * time.Second
		s.IdleTimeout = time.Minute
	}
	var wg sync.WaitGroup
	for _, s := range servers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.ListenAndServe() // want shutdown/never-called reuseport/plain-listen
		}()
	}
	wg.Wait()
}
