// kind: closures that return closures
// label: good
// subject: timeouts/read-header-unset
// text: the closure that sets the limit and the one that serves capture the same server

package main

import (
	"log"
	"net/http"
	"time"
)

type (
	setter func(time.Duration)
	server func() error
)

func factory(dir string) func(addr string) (setter, server) {
	h := http.FileServer(http.Dir(dir))
	return func(addr string) (setter, server) {
		srv := &http.Server{Handler: h, Addr: addr}
		set := func(d time.Duration) { srv.ReadHeaderTimeout = d }
		return set, func() error { return srv.ListenAndServe() }
	}
}

func main() {
	at := factory("/srv/files")
	setDemo, serveDemo := at(":8081")
	setMain, serveMain := at(":8080")
	setDemo(5 * time.Second)
	setMain(9 * time.Second)
	go serveDemo()
	log.Fatal(serveMain())
}
