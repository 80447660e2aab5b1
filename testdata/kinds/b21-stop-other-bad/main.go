// kind: two servers, Shutdown on one
// label: bad
// subject: shutdown/never-called
// text: on SIGTERM only the admin server is shut down, the public one is not

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

type app struct {
	public, admin *http.Server
}

func newApp() *app {
	return &app{
		public: &http.Server{Addr: ":8080", ReadTimeout: 9 * time.Second, Handler: http.HandlerFunc(hello)},
		admin:  &http.Server{Addr: ":8081", ReadTimeout: 9 * time.Second, Handler: http.HandlerFunc(state)},
	}
}

func hello(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hello")) }
func state(w http.ResponseWriter, r *http.Request) { w.Write([]byte("fine")) }

func end(s *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := s.Shutdown(ctx); err != nil {
		s.Close()
	}
}

func main() {
	a := newApp()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go func() { log.Println(a.public.ListenAndServe()) }() // want shutdown/never-called
	go func() { log.Println(a.admin.ListenAndServe()) }()
	<-ctx.Done()
	end(a.admin)
}
