// kind: group of actors in a package of the program
// label: bad
// subject: shutdown/never-called
// text: the interrupt function of the server only logs

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d06-actor-interrupt-empty-bad/internal/actors"
)

func main() {
	var g actors.Group

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir("/srv/www")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	g.Add(func() error {
		return srv.ListenAndServe() // want shutdown/never-called
	}, func(err error) {
		log.Println("http: stopping:", err)
	})

	ctx, cancel := context.WithCancel(context.Background())
	g.Add(func() error {
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGINT, syscall.SIGTERM)
		select {
		case <-c:
		case <-ctx.Done():
		}
		return nil
	}, func(error) { cancel() })

	log.Println("exit:", g.Run())
}
