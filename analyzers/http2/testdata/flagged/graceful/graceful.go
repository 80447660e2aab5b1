// Package graceful serves what its users build.
package graceful

import (
	"crypto/tls"
	"net"
	"net/http"
)

// Graceful copies what net/http did before HTTP/2.
type Graceful struct{ *http.Server }

func (g *Graceful) ListenAndServeTLS(cert, key string) error {
	config := &tls.Config{}
	if g.TLSConfig != nil {
		*config = *g.TLSConfig
	}
	if config.NextProtos == nil {
		config.NextProtos = []string{"http/1.1"}
	}
	l, err := net.Listen("tcp", g.Addr)
	if err != nil {
		return err
	}
	return g.Serve(tls.NewListener(l, config)) // want http2/disabled
}

func (g *Graceful) Serve(l net.Listener) error {
	return g.Server.Serve(l) // want http2/disabled
}
