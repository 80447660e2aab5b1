// kind: TLS listener made around a plain one
// label: bad
// subject: http2/lost
// text: the configuration of the listener offers no protocol

package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"example.com/kinds/e22-tls-listener-bad/internal/secure"
)

func main() {
	plain, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	l, err := secure.Wrap(plain, "cert.pem", "key.pem")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{
		Handler:           http.FileServer(http.Dir("dist")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Fatal(srv.Serve(l)) // want http2/lost
}
