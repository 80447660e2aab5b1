package main

import (
	"crypto/tls"
	"net"
	"net/http"
)

func raised() {
	srv := &http.Server{
		Addr: ":8443",
		TLSConfig: &tls.Config{
			// What the load balancer speaks.
			MinVersion: tls.VersionTLS12, // old
		},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func number() {
	srv := http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

// The assignment that counts, and the one that it replaces.
func later() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13}}
	srv.TLSConfig.MinVersion = (tls.VersionTLS12)
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func each(old bool) {
	config := new(tls.Config)
	if old {
		config.MinVersion = tls.VersionTLS12
	} else {
		config.MinVersion = tls.VersionTLS12
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func converted() {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return
	}
	l = tls.NewListener(l, &tls.Config{MinVersion: uint16(tls.VersionTLS12), NextProtos: []string{"h2"}})
	http.Serve(l, nil) // want tlsconfig/old-version
}

func limited() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13
}

func limitedLater() {
	config := &tls.Config{
		MinVersion: tls.VersionTLS12,
		MaxVersion: tls.VersionTLS13,
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13
}

func oldOnly() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		MinVersion: tls.VersionTLS12,
	}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func raisedAndAllowed() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version tlsconfig/no-tls13
}

func everything() {
	srv := &http.Server{
		Addr:      ":8443",
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version http2/disabled
}

func variable() {
	config := tls.Config{MinVersion: tls.VersionTLS12}
	srv := &http.Server{Addr: ":8443", TLSConfig: &config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func twoServers() {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	a := &http.Server{Addr: ":8443", TLSConfig: config}
	go a.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
	b := &http.Server{Addr: ":8444", TLSConfig: config}
	b.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}
