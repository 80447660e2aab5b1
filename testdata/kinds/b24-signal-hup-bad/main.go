// kind: Shutdown follows SIGHUP alone
// label: bad
// subject: shutdown/signal-not-wired
// text: only SIGHUP leads to Shutdown

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), ReadTimeout: time.Second}
	go func() { log.Print(srv.ListenAndServe()) }()

	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGHUP) // want shutdown/signal-not-wired
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Fatal(err)
	}
}
