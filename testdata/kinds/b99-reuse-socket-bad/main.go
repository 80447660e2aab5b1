// kind: listener from a helper
// label: bad
// subject: reuseport/plain-listen
// text: the helper listens on a TCP port of every interface

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
	network, address = "tcp", ":8080"
)

func listen() net.Listener {
	if err := os.Remove("/run/app/app.sock"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		log.Fatal(err)
	}
	l, err := net.Listen(network, address) // also reuseport/plain-listen
	if err != nil {
		log.Fatal(err)
	}
	return l
}

func main() {
	srv := &http.Server{ReadTimeout: time.Minute}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "index.html") })
	log.Fatal(srv.Serve(listen())) // want reuseport/plain-listen
}
