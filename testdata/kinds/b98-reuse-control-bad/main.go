// kind: listener with a Control function
// label: bad
// subject: reuseport/plain-listen
// text: the listener comes from a ListenConfig without Control

package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	lc := net.ListenConfig{KeepAlive: 30 * time.Second}
	l, err := lc.Listen(context.Background(), "tcp", ":8080") // also reuseport/plain-listen
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.FileServer(http.Dir("www")), ReadTimeout: 5 * time.Second}
	log.Fatal(srv.Serve(l)) // want reuseport/plain-listen
}
