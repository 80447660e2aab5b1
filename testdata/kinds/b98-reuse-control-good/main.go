// kind: listener with a Control function
// label: good
// subject: reuseport/plain-listen
// text: the listener comes from a ListenConfig that sets SO_REUSEPORT

package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"syscall"
	"time"
)

const soReusePort = 15 // linux

func share(network, address string, c syscall.RawConn) error {
	var failed error
	err := c.Control(func(fd uintptr) {
		failed = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, soReusePort, 1)
	})
	if err != nil {
		return err
	}
	return failed
}

func main() {
	lc := net.ListenConfig{KeepAlive: 30 * time.Second}
	lc.Control = share
	l, err := lc.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.FileServer(http.Dir("www")), ReadTimeout: 5 * time.Second}
	log.Fatal(srv.Serve(l))
}
