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
		limited, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := srv.Shutdown(limited); err != nil {
			log.Print(err)
		}
	}()
	return done
}
