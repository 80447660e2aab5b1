// kind: SetKeepAlivesEnabled through an interface
// label: bad
// subject: keepalive/disabled
// text: a function that takes an interface switches keep-alives off before the server goes live

package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

type switcher interface {
	SetKeepAlivesEnabled(bool)
}

func oneShot(s switcher) {
	s.SetKeepAlivesEnabled(false) // also keepalive/disabled
}

func main() {
	s := &http.Server{Addr: ":8081", ReadHeaderTimeout: 4 * time.Second, IdleTimeout: 90 * time.Second}
	s.Handler = http.StripPrefix("/static", http.FileServer(http.Dir("static")))
	oneShot(s)                                 // also keepalive/disabled
	if err := s.ListenAndServe(); err != nil { // want keepalive/disabled
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
