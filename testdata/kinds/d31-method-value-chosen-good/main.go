// kind: serve method as a value, chosen by a setting
// label: good
// subject: keepalive/idle-unset
// text: the server has an IdleTimeout too

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
	srv.IdleTimeout = 2 * time.Minute
	return srv
}

func main() {
	srv := newServer()
	serve := srv.ListenAndServe
	if cert := os.Getenv("CERT"); cert != "" {
		serve = func() error {
			return srv.ListenAndServeTLS(cert, os.Getenv("KEY"))
		}
	}
	if err := serve(); err != nil {
		log.Fatal(err)
	}
}
