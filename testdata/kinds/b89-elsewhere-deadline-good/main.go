// kind: server goes live in another package, no deadline
// label: good
// subject: shutdown/no-deadline shutdown/never-called
// text: the same with a deadline

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b89-elsewhere-deadline-good/web"
)

func stopOnQuit(srv *http.Server) error {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return srv.Shutdown(ctx)
}

func main() {
	srv := &http.Server{ReadTimeout: time.Second, Handler: http.NotFoundHandler()}
	stopped := make(chan error)
	go func() { stopped <- stopOnQuit(srv) }()
	if err := web.ListenAndServe(srv, ":8080"); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	log.Print("stopped: ", <-stopped)
}
