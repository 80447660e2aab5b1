// kind: WithCancel as a limit
// label: good
// subject: shutdown/no-deadline shutdown/context-done
// text: a timer calls the context's cancel function

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
	defer time.AfterFunc(15*time.Second, cancel).Stop()
	return s.Shutdown(ctx)
}

func main() {
	s := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadTimeout: 15 * time.Second}
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, os.Interrupt)
	end := make(chan error)
	go func() {
		<-c
		end <- closeDown(s)
	}()
	if err := s.ListenAndServe(); err != http.ErrServerClosed {
		fmt.Println(err)
		os.Exit(2)
	}
	fmt.Println("closed", <-end)
}
