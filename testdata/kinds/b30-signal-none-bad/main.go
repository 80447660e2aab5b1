// kind: Shutdown behind the serve call
// label: bad
// subject: shutdown/signal-not-wired
// text: Shutdown is called only when the serve call has returned, no signal is caught

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"
)

func stop(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	srv.Shutdown(ctx) // also shutdown/signal-not-wired
}

func main() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	err := srv.ListenAndServe() // want shutdown/signal-not-wired
	stop(srv)                   // also shutdown/signal-not-wired
	if !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
