// kind: guard on a duration of the configuration
// label: bad
// subject: timeouts/read-header-unset
// text: a guarded assignment puts the configured limit for headers into WriteTimeout

package main

import (
	"cmp"
	"log"
	"net/http"
	"os"
	"time"
)

type config struct {
	addr   string
	header time.Duration
}

func fromEnv() (c config) {
	c.addr = cmp.Or(os.Getenv("ADDR"), ":8080")
	if d, err := time.ParseDuration(os.Getenv("HEADER_LIMIT")); err == nil {
		c.header = d
	}
	return c
}

func main() {
	cfg := fromEnv()
	srv := &http.Server{Addr: cfg.addr, Handler: http.FileServer(http.Dir("www"))}
	if cfg.header > 0 {
		srv.WriteTimeout = cfg.header
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
