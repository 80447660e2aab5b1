// kind: TLS listener without NextProtos
// label: good
// subject: http2/lost http2/disabled
// text: the configuration of tls.Listen offers h2

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
	l, err := tls.Listen("tcp", ":8443", &tls.Config{
		Certificates: []tls.Certificate{pair},
		NextProtos:   []string{"h2", "http/1.1"},
	})
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: http.NotFoundHandler(), ReadTimeout: 20 * time.Second}
	log.Fatal(srv.Serve(l))
}
