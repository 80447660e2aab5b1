// kind: Start function that serves in a goroutine and returns the server
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: main gives start a function that sets the limits before it serves

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

func start(addr string, setup func(*http.Server)) *http.Server {
	srv := &http.Server{Addr: addr}
	setup(srv)
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed {
			log.Print(err)
		}
	}()
	return srv
}

func main() {
	srv := start(":8080", func(s *http.Server) {
		s.Handler = http.FileServer(http.Dir("www"))
		s.ReadHeaderTimeout = 5 * time.Second
		s.IdleTimeout = time.Minute
	})
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM)
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	srv.Shutdown(ctx)
}
