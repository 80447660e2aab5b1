// kind: variable that gets another server after a function value was made
// label: bad
// subject: timeouts/read-header-unset
// text: a closure serves what the variable holds when it runs, which is the new server without a limit

package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	h := http.FileServer(http.Dir("www"))
	srv := &http.Server{Addr: ":8080", Handler: h, ReadHeaderTimeout: 10 * time.Second}
	start := func() error { return srv.ListenAndServe() } // want timeouts/read-header-unset
	log.Print("ready on ", srv.Addr)

	srv = &http.Server{Addr: ":8081", Handler: h}
	log.Print("the next one would be on ", srv.Addr)
	log.Fatal(start()) // also timeouts/read-header-unset
}
