// kind: waiting for something else
// label: bad
// subject: shutdown/not-awaited shutdown/fatal-before-drain
// text: main waits for the store's own channel, which the goroutine with Shutdown cannot touch

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

type store struct{ quit, done chan struct{} }

func (st *store) loop() {
	defer close(st.done)
	for {
		select {
		case <-st.quit:
			return
		case <-time.After(time.Second):
			log.Print("written")
		}
	}
}

func (st *store) stop() {
	close(st.quit)
	<-st.done
}

func stopOnQuit(srv *http.Server, drained chan<- struct{}) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}

func main() {
	st := &store{make(chan struct{}), make(chan struct{})}
	go st.loop()
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Second}
	go stopOnQuit(srv, nil)
	err := srv.ListenAndServe() // want shutdown/not-awaited
	log.Print(err)
	st.stop()
}
