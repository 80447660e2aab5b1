// kind: seconds of a config struct
// label: good
// subject: timeouts/not-a-duration timeouts/absurd
// text: the method multiplies by a second

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
	return time.Duration(c.Seconds) * time.Second
}

func newServer(c config, h http.Handler) *http.Server {
	return &http.Server{
		Addr:              c.Addr,
		Handler:           h,
		ReadHeaderTimeout: c.limit(),
		IdleTimeout:       time.Minute,
	}
}

func main() {
	c := config{Addr: ":8080", Seconds: 30}
	s := newServer(c, http.NotFoundHandler())
	log.Printf("up to %d seconds for the headers", c.Seconds)
	log.Fatal(s.ListenAndServe())
}
