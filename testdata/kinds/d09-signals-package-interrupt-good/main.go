// kind: package that turns signals into a context
// label: good
// subject: shutdown/signal-not-wired
// text: the package asks for SIGTERM too

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d09-signals-package-interrupt-good/internal/sig"
)

func main() {
	ctx := sig.Context()
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir(".")), ReadTimeout: 30 * time.Second}
	errs := make(chan error, 1)
	go func() { errs <- srv.ListenAndServe() }()
	select {
	case err := <-errs:
		if !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	case <-ctx.Done():
		limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := srv.Shutdown(limit); err != nil {
			log.Print(err)
		}
	}
}
