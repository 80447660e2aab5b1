package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"time"
)

type service struct{ web *http.Server }

func (s *service) start() {
	s.web = &http.Server{Addr: ":8080", Handler: http.NotFoundHandler()}
	go func() {
		if err := s.web.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen
			log.Print(err)
		}
	}()
}

func (s *service) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	s.web.Shutdown(ctx)
}

func main() {
	var s service
	s.start()
	defer s.stop()
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt)
	<-interrupt
}
