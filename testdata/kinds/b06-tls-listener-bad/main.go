// kind: config of a TLS listener from a helper
// label: bad
// subject: tlsconfig/old-version
// text: a helper makes the listener's config with a constant that stands for TLS 1.0

package main

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

// The meters in the field speak nothing better.
const forMeters uint16 = tls.VersionTLS10 // also tlsconfig/old-version

func config(cert tls.Certificate, min uint16) *tls.Config {
	cfg := &tls.Config{
		Certificates: []tls.Certificate{cert},
		NextProtos:   []string{"h2", "http/1.1"},
	}
	cfg.MinVersion = min // want tlsconfig/old-version
	return cfg
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func main() {
	cert := must(tls.LoadX509KeyPair("meter.crt", "meter.key"))
	plain := must(net.Listen("tcp", ":8443"))
	secure := tls.NewListener(plain, config(cert, forMeters)) // also tlsconfig/old-version
	srv := http.Server{Handler: http.HandlerFunc(reading), ReadHeaderTimeout: 3 * time.Second}
	panic(srv.Serve(secure)) // also tlsconfig/old-version
}

func reading(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
}
