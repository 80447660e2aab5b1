// kind: serve method as a value, chosen by a setting
// label: bad
// subject: keepalive/idle-unset
// text: the server has the limit for headers alone

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func newServer() *http.Server {
	srv := new(http.Server)
	srv.Addr = ":8443"
	srv.Handler = http.FileServerFS(os.DirFS("."))
	srv.ReadHeaderTimeout = 5 * time.Second
	return srv
}

func main() {
	srv := newServer()
	serve := srv.ListenAndServe // also keepalive/idle-unset
	if cert := os.Getenv("CERT"); cert != "" {
		serve = func() error {
			return srv.ListenAndServeTLS(cert, os.Getenv("KEY")) // also keepalive/idle-unset
		}
	}
	if err := serve(); err != nil { // want keepalive/idle-unset
		log.Fatal(err)
	}
}
