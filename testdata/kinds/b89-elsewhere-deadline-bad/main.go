// kind: server goes live in another package, no deadline
// label: bad
// subject: shutdown/no-deadline shutdown/never-called
// text: the server is served by another package's function, its Shutdown has no deadline

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b89-elsewhere-deadline-bad/web"
)

func stopOnQuit(srv *http.Server) error {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	return srv.Shutdown(context.Background()) // want shutdown/no-deadline
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
