// kind: setting made through an accessor
// label: bad
// subject: timeouts/read-header-unset
// text: main limits the server that the accessor for the other one returns

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/a52-accessor-bad/suite"
)

func main() {
	s := suite.New(http.FileServer(http.Dir("www")), http.RedirectHandler("/ui/", http.StatusFound))
	s.Admin().ReadHeaderTimeout = 4 * time.Second
	s.Admin().IdleTimeout = time.Minute
	log.Fatal(s.ServeBoth()) // also timeouts/read-header-unset
}
