// kind: listener from a helper
// label: good
// subject: reuseport/plain-listen
// text: the helper listens on a unix socket

package main

import (
	"errors"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"time"
)

const (
	network, address = "unix", "/run/app/app.sock"
)

func listen() net.Listener {
	if err := os.Remove("/run/app/app.sock"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		log.Fatal(err)
	}
	l, err := net.Listen(network, address)
	if err != nil {
		log.Fatal(err)
	}
	return l
}

func main() {
	srv := &http.Server{ReadTimeout: time.Minute}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "index.html") })
	log.Fatal(srv.Serve(listen()))
}
