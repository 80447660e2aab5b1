// kind: run group written by hand
// label: bad
// subject: shutdown/no-deadline
// text: the interrupt function waits without end

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

	"example.com/kinds/e04-run-group-bad/run"
)

func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir("/srv/www")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}

	var g run.Group
	g.Add(func() error {
		if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	}, func(error) {
		ctx := context.Background()
		if err := srv.Shutdown(ctx); err != nil { // want shutdown/no-deadline
			log.Print(err)
		}
	})

	sig := make(chan os.Signal, 1)
	signal.Notify(sig, syscall.SIGINT, syscall.SIGTERM)
	quit := make(chan struct{})
	g.Add(func() error {
		select {
		case s := <-sig:
			log.Print("got ", s)
		case <-quit:
		}
		return nil
	}, func(error) { close(quit) })

	if err := g.Run(); err != nil {
		log.Fatal(err)
	}
}
