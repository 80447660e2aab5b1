// kind: flag.DurationVar on the field of a server
// label: good
// subject: timeouts/read-header-unset
// text: flags decide about ReadHeaderTimeout and IdleTimeout of the server

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
	flag.DurationVar(&srv.ReadHeaderTimeout, "timeout", 10*time.Second, "limit for headers")
	flag.Parse()
	log.Fatal(srv.ListenAndServe())
}
