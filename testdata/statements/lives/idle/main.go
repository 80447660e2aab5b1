// Package main ends when nobody has asked it anything for a while.
package main

import (
	"io"
	"log"
	"net/http"
	"time"
)

// idle closes something some time after the last request.
type idle struct {
	timer *time.Timer
	next  http.Handler
}

func newIdle(c io.Closer, next http.Handler) *idle {
	return &idle{time.AfterFunc(time.Hour, func() { c.Close() }), next}
}

func (i *idle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i.timer.Reset(time.Hour)
	i.next.ServeHTTP(w, r)
}

func main() {
	srv := &http.Server{Addr: "localhost:8080"}
	srv.Handler = newIdle(srv, http.FileServer(http.Dir(".")))
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset:warning keepalive/idle-unset:advice
}
