// kind: generic must
// label: good
// subject: timeouts/read-header-unset
// text: the constructor behind a generic must limits headers on its only path without an error

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
	srv.ReadHeaderTimeout = 75 * time.Second
	return srv, nil
}

func main() {
	srv := must(build(must(os.Getwd())))
	log.Fatal(srv.ListenAndServe())
}
