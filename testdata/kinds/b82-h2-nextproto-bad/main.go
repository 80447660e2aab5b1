// kind: empty TLSNextProto
// label: bad
// subject: http2/lost http2/disabled
// text: a helper gives the server an empty TLSNextProto

package main

import (
	"crypto/tls"
	"flag"
	"log"
	"net/http"
	"time"
)

func oldProtocol(s *http.Server) {
	s.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){} // also http2/disabled
}

func main() {
	addr := flag.String("addr", ":8443", "where to listen")
	flag.Parse()
	s := &http.Server{Addr: *addr, Handler: http.NotFoundHandler(), ReadTimeout: 5 * time.Second}
	oldProtocol(s)                                // also http2/disabled
	log.Fatal(s.ListenAndServeTLS("cert", "key")) // want http2/disabled
}
