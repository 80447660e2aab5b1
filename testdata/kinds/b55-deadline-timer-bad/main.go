// kind: WithCancel as a limit
// label: bad
// subject: shutdown/no-deadline shutdown/context-done
// text: the context's cancel function is only deferred

package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func closeDown(s *http.Server) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	return s.Shutdown(ctx) // want shutdown/no-deadline
}

func main() {
	s := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadTimeout: 15 * time.Second}
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, os.Interrupt)
	end := make(chan error)
	go func() {
		<-c
		end <- closeDown(s) // also shutdown/no-deadline
	}()
	if err := s.ListenAndServe(); err != http.ErrServerClosed {
		fmt.Println(err)
		os.Exit(2)
	}
	fmt.Println("closed", <-end)
}
