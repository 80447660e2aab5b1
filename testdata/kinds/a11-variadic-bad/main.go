// kind: servers as variadic arguments
// label: bad
// subject: timeouts/read-header-unset
// text: one of the servers given to a variadic function has only a limit for answers

package main

import (
	"errors"
	"log"
	"net/http"
	"time"
)

func serveAll(servers ...*http.Server) error {
	errs := make(chan error)
	for _, s := range servers {
		go func(s *http.Server) {
			errs <- s.ListenAndServe() // want timeouts/read-header-unset
		}(s)
	}
	var all []error
	for range servers {
		all = append(all, <-errs)
	}
	return errors.Join(all...)
}

func main() {
	docs := &http.Server{Addr: ":8008", ReadTimeout: 20 * time.Second, Handler: http.FileServer(http.Dir("docs"))}
	blog := &http.Server{Addr: ":8009", Handler: http.FileServer(http.Dir("blog"))}
	blog.WriteTimeout = 20 * time.Second
	if err := serveAll(docs, blog); err != nil { // also timeouts/read-header-unset
		log.Fatal(err)
	}
}
