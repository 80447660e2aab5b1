// kind: generic must
// label: bad
// subject: timeouts/read-header-unset
// text: the constructor behind a generic must sets IdleTimeout but no limit for headers

package main

import (
	"errors"
	"log"
	"net/http"
	"os"
	"time"
)

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func build(dir string) (*http.Server, error) {
	addr, ok := os.LookupEnv("ADDR")
	if !ok {
		return nil, errors.New("ADDR is not set")
	}
	srv := &http.Server{Addr: addr, Handler: http.FileServer(http.Dir(dir))}
	srv.IdleTimeout = 75 * time.Second
	return srv, nil
}

func main() {
	srv := must(build(must(os.Getwd())))
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
