// kind: server goes live in another package, nobody waits
// label: bad
// subject: shutdown/not-awaited shutdown/fatal-before-drain shutdown/never-called
// text: the other package's function returns as soon as Shutdown begins, and main with it

package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"example.com/kinds/b90-elsewhere-await-bad/web"
)

func main() {
	srv := &http.Server{ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	srv.Handler = http.FileServer(http.Dir("/srv"))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		<-ctx.Done()
		limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		srv.Shutdown(limited)
	}()
	if err := web.Serve(srv, ":8080"); err != http.ErrServerClosed { // want shutdown/not-awaited
		log.Print(err)
	}
}
