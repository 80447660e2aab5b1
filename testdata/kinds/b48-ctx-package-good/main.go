// kind: another package's function gets a context that is over
// label: good
// subject: shutdown/context-done shutdown/no-deadline
// text: grace.Stop gets context.Background() and puts a limit on it

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b48-ctx-package-good/grace"
)

func main() {
	root := context.Background()
	ctx, cancel := signal.NotifyContext(root, os.Interrupt, syscall.SIGTERM)
	defer cancel()
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	go srv.ListenAndServe()
	<-ctx.Done()
	log.Print(grace.Stop(root, srv))
}
