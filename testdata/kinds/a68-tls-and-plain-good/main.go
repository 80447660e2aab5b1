// kind: one server on two ports
// label: good
// subject: timeouts/read-header-unset
// text: the limit is set before both serve calls

package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8443", Handler: http.FileServer(http.Dir("www"))}
	srv.ReadHeaderTimeout = 5 * time.Second
	plain, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		log.Fatal(srv.Serve(plain))
	}()
	srv.IdleTimeout = 50 * time.Second
	log.Fatal(srv.ListenAndServeTLS("tls.crt", "tls.key"))
}
