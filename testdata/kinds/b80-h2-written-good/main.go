// kind: NextProtos written out without h2
// label: good
// subject: http2/lost http2/disabled
// text: the server gets a plain listener, net/http adds h2 to a written list of something else

package main

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
	"time"
)

func load() *tls.Config {
	cert, err := tls.LoadX509KeyPair("tls.crt", "tls.key")
	if err != nil {
		log.Fatal(err)
	}
	return &tls.Config{
		Certificates: []tls.Certificate{cert},
		NextProtos:   []string{"acme-tls/1"},
	}
}

func main() {
	s := &http.Server{Addr: ":8443", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	s.Handler = http.FileServer(http.Dir("/srv/files"))
	s.TLSConfig = load()
	l, err := net.Listen("tcp", s.Addr)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(s.ServeTLS(l, "", ""))
}
