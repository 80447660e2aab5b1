// kind: listener wrapped by tls.NewListener
// label: bad
// subject: http2/lost
// text: the configuration of the listener offers no protocols

package main

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
	"time"

	"example.com/kinds/d17-tls-newlistener-certs-bad/internal/certs"
)

func main() {
	ln, err := net.Listen("tcp", ":8443")
	if err != nil {
		log.Fatal(err)
	}
	conf, err := certs.Config("server.pem", "server.key")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.FileServer(http.Dir(".")), ReadHeaderTimeout: 5 * time.Second}
	log.Println("https on", ln.Addr())
	log.Fatal(srv.Serve(tls.NewListener(ln, conf))) // want http2/lost
}
