// kind: Start function that serves in a goroutine and returns the server
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: main sets the limits on what start returns, when it is being served already

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
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset
			log.Print(err)
		}
	}()
	return srv
}

func main() {
	srv := start(":8080", func(s *http.Server) {
		s.Handler = http.FileServer(http.Dir("www"))
	})
	srv.ReadHeaderTimeout = 5 * time.Second
	srv.IdleTimeout = time.Minute
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM)
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	srv.Shutdown(ctx)
}
