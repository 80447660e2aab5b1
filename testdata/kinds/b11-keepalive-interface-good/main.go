// kind: SetKeepAlivesEnabled through an interface
// label: good
// subject: keepalive/disabled
// text: the same function, called only when a flag asks for it

package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"
)

type switcher interface {
	SetKeepAlivesEnabled(bool)
}

func oneShot(s switcher) {
	s.SetKeepAlivesEnabled(false)
}

func main() {
	single := flag.Bool("single", false, "close connections after one answer")
	flag.Parse()
	s := &http.Server{Addr: ":8081", ReadHeaderTimeout: 4 * time.Second, IdleTimeout: 90 * time.Second}
	s.Handler = http.StripPrefix("/static", http.FileServer(http.Dir("static")))
	if *single {
		oneShot(s)
	}
	if err := s.ListenAndServe(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
