// kind: one server on two ports
// label: bad
// subject: timeouts/read-header-unset
// text: the limit is set between the call that serves in plain text and the one that serves with TLS

package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8443", Handler: http.FileServer(http.Dir("www"))}
	plain, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		log.Fatal(srv.Serve(plain)) // want timeouts/read-header-unset
	}()
	srv.ReadHeaderTimeout = 5 * time.Second
	srv.IdleTimeout = 50 * time.Second
	log.Fatal(srv.ListenAndServeTLS("tls.crt", "tls.key")) // also timeouts/read-header-unset
}
