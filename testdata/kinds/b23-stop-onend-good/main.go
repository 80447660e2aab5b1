// kind: server handed to a helper of another package
// label: good
// subject: shutdown/never-called
// text: the helper of the other package shuts the server down when the context ends

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b23-stop-onend-good/lib"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	srv := &http.Server{Addr: ":8080", ReadTimeout: 10 * time.Second, Handler: http.FileServer(http.Dir("."))}
	end := lib.Attach(ctx, srv)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-end
}
