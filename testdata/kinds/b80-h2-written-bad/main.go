// kind: NextProtos written out without h2
// label: bad
// subject: http2/lost http2/disabled
// text: the listener's protocols are written out as http/1.1 alone, a choice and so http2/disabled

package main

import (
	"crypto/tls"
	"log"
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
		NextProtos:   []string{"http/1.1"}, // also http2/disabled
	}
}

func main() {
	s := &http.Server{Addr: ":8443", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	s.Handler = http.FileServer(http.Dir("/srv/files"))
	l, err := tls.Listen("tcp", s.Addr, load()) // also http2/disabled
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(s.Serve(l)) // want http2/disabled
}
