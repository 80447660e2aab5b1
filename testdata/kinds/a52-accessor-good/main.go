// kind: setting made through an accessor
// label: good
// subject: timeouts/read-header-unset
// text: main limits the server that the accessor returns, and then the suite serves it

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/a52-accessor-good/suite"
)

func main() {
	s := suite.New(http.FileServer(http.Dir("www")), http.RedirectHandler("/ui/", http.StatusFound))
	s.Admin().ReadHeaderTimeout = 4 * time.Second
	s.Web().ReadHeaderTimeout = 9 * time.Second
	log.Fatal(s.ServeBoth())
}
