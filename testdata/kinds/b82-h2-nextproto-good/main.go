// kind: empty TLSNextProto
// label: good
// subject: http2/lost http2/disabled
// text: the helper does that when a flag asks for it

package main

import (
	"crypto/tls"
	"flag"
	"log"
	"net/http"
	"time"
)

func oldProtocol(s *http.Server) {
	s.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){}
}

func main() {
	addr := flag.String("addr", ":8443", "where to listen")
	no := flag.Bool("no-http2", false, "serve HTTP/1.1 only")
	flag.Parse()
	s := &http.Server{Addr: *addr, Handler: http.NotFoundHandler(), ReadTimeout: 5 * time.Second}
	if *no {
		oldProtocol(s)
	}
	log.Fatal(s.ListenAndServeTLS("cert", "key"))
}
