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
			MinVersion: tls.VersionTLS10, // old
		},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func number() {
	srv := http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: 0x0301}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

// The assignment that counts, and the one that it replaces.
func later() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13}}
	srv.TLSConfig.MinVersion = (tls.VersionSSL30)
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func each(old bool) {
	config := new(tls.Config)
	if old {
		config.MinVersion = tls.VersionTLS10
	} else {
		config.MinVersion = tls.VersionTLS11
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func converted() {
	l, err := net.Listen("tcp", ":8443")
	if err != nil {
		return
	}
	l = tls.NewListener(l, &tls.Config{MinVersion: uint16(tls.VersionTLS11), NextProtos: []string{"h2"}})
	http.Serve(l, nil) // want tlsconfig/old-version
}

func limited() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MaxVersion: tls.VersionTLS12}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13
}

func limitedLater() {
	config := &tls.Config{
		MinVersion: tls.VersionTLS12,
		MaxVersion: tls.VersionTLS13,
	}
	config.MaxVersion = tls.VersionTLS12
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13
}

func oldOnly() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		MinVersion: tls.VersionTLS10,
		MaxVersion: tls.VersionTLS11,
	}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func raisedAndAllowed() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MaxVersion: tls.VersionTLS12, MinVersion: tls.VersionTLS11}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version tlsconfig/no-tls13
}

func everything() {
	srv := &http.Server{
		Addr:         ":8443",
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
		TLSConfig:    &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version http2/disabled
}

func variable() {
	config := tls.Config{MinVersion: tls.VersionTLS10}
	srv := &http.Server{Addr: ":8443", TLSConfig: &config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func twoServers() {
	config := &tls.Config{MinVersion: tls.VersionTLS10}
	a := &http.Server{Addr: ":8443", TLSConfig: config}
	go a.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
	b := &http.Server{Addr: ":8444", TLSConfig: config}
	b.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}
