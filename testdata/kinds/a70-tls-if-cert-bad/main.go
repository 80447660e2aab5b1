// kind: serve calls on different branches
// label: bad
// subject: timeouts/read-header-unset
// text: the limit is set on the branch with TLS only

package main

import (
	"flag"
	"log"
	"net/http"
	"time"
)

func main() {
	cert := flag.String("cert", "", "certificate")
	key := flag.String("key", "", "its key")
	flag.Parse()
	s := http.Server{Handler: http.FileServer(http.Dir("www")), IdleTimeout: time.Minute}

	var err error
	if *cert != "" {
		s.Addr = ":8443"
		s.ReadHeaderTimeout = 10 * time.Second
		err = s.ListenAndServeTLS(*cert, *key)
	} else {
		s.Addr = ":8080"
		s.WriteTimeout = 60 * time.Second
		err = s.ListenAndServe() // want timeouts/read-header-unset
	}
	log.Fatal(err)
}
