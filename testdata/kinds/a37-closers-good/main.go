// kind: closers = append(closers, srv.Close)
// label: good
// subject: shutdown/never-called
// text: the method values in the slice close both servers and the queue

package main

import (
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type queue struct{ jobs chan func() }

func (q *queue) Close() error { close(q.jobs); return nil }

var closers []func() error

func newServer(addr, dir string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.FileServer(http.Dir(dir)), ReadTimeout: 30 * time.Second}
}

func main() {
	q := &queue{make(chan func(), 8)}
	admin := newServer(":8081", "admin")
	public := newServer(":8080", "public")
	closers = append(closers, q.Close, admin.Close, public.Close)

	sig := make(chan os.Signal, 1)
	signal.Notify(sig, syscall.SIGTERM, syscall.SIGINT)
	go func() { log.Print("admin: ", admin.ListenAndServe()) }()
	go func() { log.Print("public: ", public.ListenAndServe()) }()
	<-sig
	for i := len(closers); i > 0; i-- {
		if err := closers[i-1](); err != nil {
			log.Print(err)
		}
	}
}
