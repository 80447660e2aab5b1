// kind: seconds of a config struct
// label: bad
// subject: timeouts/not-a-duration timeouts/absurd
// text: a method turns the constant 30 of a config struct into 30 ns

package main

import (
	"log"
	"net/http"
	"time"
)

type config struct {
	Addr    string
	Seconds int
}

func (c config) limit() time.Duration {
	return time.Duration(c.Seconds) // also timeouts/not-a-duration
}

func newServer(c config, h http.Handler) *http.Server {
	return &http.Server{
		Addr:              c.Addr,
		Handler:           h,
		ReadHeaderTimeout: c.limit(), // also timeouts/not-a-duration
		IdleTimeout:       time.Minute,
	}
}

func main() {
	c := config{Addr: ":8080", Seconds: 30}
	s := newServer(c, http.NotFoundHandler())
	log.Printf("up to %d seconds for the headers", c.Seconds)
	log.Fatal(s.ListenAndServe()) // want timeouts/not-a-duration
}
