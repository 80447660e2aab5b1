// kind: config of a TLS listener from a helper
// label: good
// subject: tlsconfig/old-version
// text: the helper tidies a version that is too old before the listener is made

package main

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

// The meters of the first series spoke nothing better.
const forMeters uint16 = tls.VersionTLS10

func config(cert tls.Certificate, min uint16) *tls.Config {
	cfg := &tls.Config{
		Certificates: []tls.Certificate{cert},
		NextProtos:   []string{"h2", "http/1.1"},
	}
	cfg.MinVersion = min
	if cfg.MinVersion < tls.VersionTLS12 {
		cfg.MinVersion = tls.VersionTLS12
	}
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
	secure := tls.NewListener(plain, config(cert, forMeters))
	srv := http.Server{Handler: http.HandlerFunc(reading), ReadHeaderTimeout: 3 * time.Second}
	panic(srv.Serve(secure))
}

func reading(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
}
