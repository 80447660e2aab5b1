// kind: TLS listener from a helper of another function
// label: good
// subject: http2/lost http2/disabled
// text: the helper appends h2 to the configuration before it wraps the listener

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
	e.tls.NextProtos = append(e.tls.NextProtos, "h2", "http/1.1")
	return tls.NewListener(inner, &e.tls), nil
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
	if err := srv.Serve(l); err != nil {
		panic(err)
	}
}
