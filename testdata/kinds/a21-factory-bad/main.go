// kind: closures that return closures
// label: bad
// subject: timeouts/read-header-unset
// text: of two factories that share nothing the one that is not served gets the limit by its closure

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
		return set, func() error { return srv.ListenAndServe() } // want timeouts/read-header-unset
	}
}

func main() {
	at := factory("/srv/files")
	setDemo, serveDemo := at(":8081")
	_, serveMain := at(":8080")
	setDemo(9 * time.Second)
	go serveDemo()
	log.Fatal(serveMain()) // also timeouts/read-header-unset
}
