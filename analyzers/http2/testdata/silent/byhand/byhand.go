// Package byhand configures HTTP/2 itself: ConfigureServer adds it to the server's configuration, which is the listener's too.
package byhand

import (
	"crypto/tls"
	"net"
	"net/http"

	"golang.org/x/net/http2"
)

func serve(certs []tls.Certificate) error {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{Certificates: certs}}
	if err := http2.ConfigureServer(srv, nil); err != nil {
		return err
	}
	l, err := net.Listen("tcp", srv.Addr)
	if err != nil {
		return err
	}
	return srv.Serve(tls.NewListener(l, srv.TLSConfig))
}
