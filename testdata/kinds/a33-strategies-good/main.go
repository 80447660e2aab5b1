// kind: setting made by an implementation of an interface
// label: good
// subject: timeouts/read-header-unset
// text: both implementations that may be chosen set a limit for headers

package main

import (
	"flag"
	"log"
	"net/http"
	"time"
)

type policy interface{ tune(*http.Server) }

type (
	strict struct{}
	lax    struct{ factor int }
)

func (strict) tune(s *http.Server) {
	s.ReadHeaderTimeout = time.Second
	s.WriteTimeout = 10 * time.Second
}

func (l lax) tune(s *http.Server) {
	s.ReadTimeout = time.Duration(l.factor) * time.Minute
}

func choose(behindProxy bool) policy {
	if behindProxy {
		return lax{factor: 2}
	}
	return strict{}
}

func main() {
	proxy := flag.Bool("proxy", false, "there is a proxy in front")
	flag.Parse()
	srv := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("www"))}
	choose(*proxy).tune(srv)
	log.Fatal(srv.ListenAndServe())
}
