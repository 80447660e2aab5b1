// kind: flag.DurationVar on the field of a server
// label: bad
// subject: timeouts/read-header-unset
// text: flags decide about WriteTimeout and IdleTimeout of the server

package main

import (
	"flag"
	"log"
	"net/http"
	"time"
)

var srv = &http.Server{Handler: http.FileServer(http.Dir("."))}

func main() {
	flag.StringVar(&srv.Addr, "addr", ":8080", "where to `listen`")
	flag.DurationVar(&srv.IdleTimeout, "idle", 2*time.Minute, "limit between requests")
	flag.DurationVar(&srv.WriteTimeout, "timeout", 10*time.Second, "limit for answers")
	flag.Parse()
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
