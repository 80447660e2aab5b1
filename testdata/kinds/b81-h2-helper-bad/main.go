// kind: TLS listener from a helper of another function
// label: bad
// subject: http2/lost http2/disabled
// text: the helper wraps the listener with a configuration without protocols

package main

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"time"
)

type endpoint struct {
	addr string
	tls  tls.Config
}

func (e *endpoint) listen() (net.Listener, error) {
	inner, err := net.Listen("tcp", e.addr)
	if err != nil {
		return nil, fmt.Errorf("endpoint %s: %w", e.addr, err)
	}
	return tls.NewListener(inner, &e.tls), nil // also http2/lost
}

func main() {
	cert, err := tls.LoadX509KeyPair("a.crt", "a.key")
	if err != nil {
		panic(err)
	}
	e := &endpoint{addr: ":8443"}
	e.tls.Certificates = append(e.tls.Certificates, cert)
	l, err := e.listen()
	if err != nil {
		panic(err)
	}
	srv := &http.Server{ReadTimeout: 30 * time.Second}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, r.Proto) })
	if err := srv.Serve(l); err != nil { // want http2/lost
		panic(err)
	}
}
