// kind: SetKeepAlivesEnabled(false) in a method of another package's server
// label: bad
// subject: keepalive/disabled
// text: the constructor switches keep-alives off

package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d42-keepalives-off-in-constructor-bad/internal/server"
)

func main() {
	s := server.New(":8080")
	go func() { log.Println(s.Serve()) }() // also keepalive/disabled

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	<-ctx.Done()

	limit, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := s.Stop(limit); err != nil {
		log.Println(err)
	}
}
