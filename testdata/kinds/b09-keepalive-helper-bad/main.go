// kind: SetKeepAlivesEnabled(false) in a helper
// label: bad
// subject: keepalive/disabled
// text: a helper switches keep-alives off for good before the server goes live

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// quiet keeps clients from sending more on the same connection.
func quiet(srv *http.Server) {
	srv.SetKeepAlivesEnabled(false) // also keepalive/disabled
}

func main() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("hi")) })
	quiet(srv) // also keepalive/disabled

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		<-stop
		ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Print("shutdown: ", err)
		}
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want keepalive/disabled
		log.Fatal(err)
	}
	<-drained
}
