// kind: TLS listener without NextProtos
// label: bad
// subject: http2/lost http2/disabled
// text: the configuration of tls.Listen offers no protocols, HTTP/2 is lost

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

func main() {
	pair, err := tls.LoadX509KeyPair("/etc/app/cert.pem", "/etc/app/key.pem")
	if err != nil {
		log.Fatal(err)
	}
	l, err := tls.Listen("tcp", ":8443", &tls.Config{ // also http2/lost
		Certificates: []tls.Certificate{pair},
	})
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.NotFoundHandler(), ReadTimeout: 20 * time.Second}
	log.Fatal(srv.Serve(l)) // want http2/lost
}
