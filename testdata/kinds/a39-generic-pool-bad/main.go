// kind: generic pool of closers
// label: bad
// subject: shutdown/never-called
// text: the method of the generic pool that is called at the signal empties it without closing anything

package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type pool[T io.Closer] struct{ items []T }

func (p *pool[T]) put(v T) T {
	p.items = append(p.items, v)
	return v
}

func (p *pool[T]) drain() (err error) {
	for _, v := range p.items {
		err = errors.Join(err, fmt.Errorf("left %v", v))
	}
	p.items = nil
	return err
}

func main() {
	var servers pool[*http.Server]
	api := servers.put(&http.Server{Addr: ":8080", ReadHeaderTimeout: 9 * time.Second, IdleTimeout: 99 * time.Second})
	api.Handler = http.TimeoutHandler(http.FileServer(http.Dir("api")), time.Minute, "too slow")
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, syscall.SIGTERM)
	go func() {
		if err := api.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want shutdown/never-called
			panic(err)
		}
	}()
	<-sig
	if err := servers.drain(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}
