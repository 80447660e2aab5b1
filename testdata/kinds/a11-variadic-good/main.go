// kind: servers as variadic arguments
// label: good
// subject: timeouts/read-header-unset
// text: the servers given to a variadic function have one limit or the other

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
			errs <- s.ListenAndServe()
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
	blog.ReadHeaderTimeout = 20 * time.Second
	if err := serveAll(docs, blog); err != nil {
		log.Fatal(err)
	}
}
