// kind: server handed to a helper of another package
// label: bad
// subject: shutdown/never-called
// text: the helper of the other package only sets the server's log

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/b23-stop-onend-bad/lib"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	srv := &http.Server{Addr: ":8080", ReadTimeout: 10 * time.Second, Handler: http.FileServer(http.Dir("."))}
	end := lib.Attach(ctx, srv)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want shutdown/never-called
		log.Fatal(err)
	}
	<-end
}
