// kind: TLS listener made around a plain one
// label: good
// subject: http2/lost
// text: the configuration of the listener offers HTTP/2

package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"example.com/kinds/e22-tls-listener-good/internal/secure"
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
	log.Fatal(srv.Serve(l))
}
