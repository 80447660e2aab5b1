// kind: Start method that reports readiness on a channel
// label: bad
// subject: timeouts/read-header-unset
// text: the method sets the limit after the goroutine said that it listens

package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

type daemon struct {
	srv   *http.Server
	ready chan net.Addr
}

func (d *daemon) Start() <-chan net.Addr {
	go func() {
		l, err := net.Listen("tcp", d.srv.Addr)
		if err != nil {
			log.Fatal(err)
		}
		d.ready <- l.Addr()
		log.Fatal(d.srv.Serve(l)) // want timeouts/read-header-unset
	}()
	return d.ready
}

func main() {
	d := daemon{
		srv:   &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("www")), IdleTimeout: time.Minute},
		ready: make(chan net.Addr),
	}
	log.Print("listening on ", <-d.Start()) // also timeouts/read-header-unset
	time.Sleep(time.Second)
	d.srv.ReadHeaderTimeout = 7 * time.Second
	select {}
}
