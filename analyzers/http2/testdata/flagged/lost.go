package flagged

import (
	"crypto/tls"
	"net"
	"net/http"
)

func listen(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	return http.Serve(l, nil) // want http2/lost:warning
}

func newListener(certs []tls.Certificate) error {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return err
	}
	config := &tls.Config{Certificates: certs, NextProtos: []string{"http/1.1"}}
	srv := &http.Server{Handler: nil}
	return srv.Serve(tls.NewListener(l, config)) // want http2/disabled
}

// The server's own configuration is the listener's. Serve adds nothing to it.
func shared(certs []tls.Certificate) error {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{Certificates: certs}}
	l, err := net.Listen("tcp", srv.Addr)
	if err != nil {
		return err
	}
	return srv.Serve(tls.NewListener(l, srv.TLSConfig)) // want http2/lost
}

// That the server's own configuration offers it is of no use: the listener's decides.
func wrongConfig(certs []tls.Certificate) error {
	srv := &http.Server{TLSConfig: &tls.Config{NextProtos: []string{"h2", "http/1.1"}}}
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	return srv.Serve(l) // want http2/lost
}

func rewrapped(l net.Listener, certs []tls.Certificate) error {
	l = tls.NewListener(l, config(certs))
	return http.Serve(l, nil) // want http2/lost
}

func config(certs []tls.Certificate) *tls.Config { return &tls.Config{Certificates: certs} }
