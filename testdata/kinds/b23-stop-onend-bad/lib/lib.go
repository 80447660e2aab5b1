package lib

import (
	"context"
	"log"
	"net/http"
	"os"
	"time"
)

// Attach ties srv to ctx; the channel is closed when all is over.
func Attach(ctx context.Context, srv *http.Server) <-chan struct{} {
	srv.ErrorLog = log.New(os.Stderr, "http ", log.LstdFlags)
	done := make(chan struct{})
	go func() {
		defer close(done)
		<-ctx.Done()
		time.Sleep(time.Second)
		os.Exit(0)
	}()
	return done
}
