// kind: signals caught in another package
// label: good
// subject: shutdown/signal-not-wired
// text: the package catches SIGTERM too

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e05-signal-package-good/internal/sig"
)

func main() {
	ctx, stop := sig.Context()
	defer stop()

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.NotFoundHandler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()

	select {
	case err := <-failed:
		if !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	case <-ctx.Done():
		drain, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		if err := srv.Shutdown(drain); err != nil {
			log.Print(err)
		}
	}
}
