package netx

import (
	"crypto/tls"
	"net"
)

func Listen(addr string, certs ...tls.Certificate) (net.Listener, error) {
	return tls.Listen("tcp", addr, &tls.Config{Certificates: certs, MinVersion: tls.VersionTLS12}) // also http2/lost
}
