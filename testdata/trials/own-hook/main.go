// kind: a test gets the server through a hook and stops it
// run: ADDR={addr}
// cleanup: hooked off
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: go test: passes
// in use: as before

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

// onStart is for tests.
var onStart = func(*http.Server, net.Addr) {}

func run(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})}
	onStart(srv, l.Addr())
	return srv.Serve(l)
}

func main() {
	if err := run(os.Getenv("ADDR")); err != nil && err != http.ErrServerClosed {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("hooked off")
}
