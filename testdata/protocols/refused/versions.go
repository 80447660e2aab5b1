package main

import (
	"crypto/tls"
	"net/http"
)

const lowest = tls.VersionTLS10

func version() uint16 { return tls.VersionTLS11 }

func versions(get func(*http.Client)) {
	named()
	computed()
	maxStays()
	clientToo(get)
	client(get)
	otherFile()
	keptByOther()
	commented()
	branches(true)
	cloned()
	helped()
	helpedToo()
}

func named() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: lowest}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func computed() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: version()}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

// A minimum above the maximum would let nobody in.
func maxStays() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: highest}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

// The partner of the client may speak nothing newer.
func clientToo(get func(*http.Client)) {
	config := &tls.Config{MinVersion: tls.VersionTLS10}
	get(&http.Client{Transport: &http.Transport{TLSClientConfig: config}})
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func ours() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS12}
}

func client(get func(*http.Client)) {
	get(&http.Client{Transport: &http.Transport{TLSClientConfig: ours()}})
	srv := &http.Server{Addr: ":8443", TLSConfig: ours()}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version tlsconfig/no-tls13
}

func otherFile() {
	srv := &http.Server{Addr: ":8443", TLSConfig: elsewhere()}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func keptByOther() {
	config := &tls.Config{MinVersion: tls.VersionTLS10}
	a := &http.Server{Addr: ":8443", TLSConfig: config}
	go a.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
	b := &http.Server{Addr: ":8444", TLSConfig: config}
	b.ListenAndServeTLS("cert.pem", "key.pem") //srvfix:ignore tlsconfig/old-version the tills speak nothing newer
}

func commented() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{
		MinVersion: tls.VersionTLS12,
		// The inspection cannot read TLS 1.3.
		MaxVersion: tls.VersionTLS12,
	}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13
}

func branches(old bool) {
	config := &tls.Config{}
	if old {
		config.MaxVersion = tls.VersionTLS12
	} else {
		config.MaxVersion = tls.VersionTLS12
	}
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/no-tls13
}

func cloned() {
	base := &tls.Config{MinVersion: tls.VersionTLS10}
	srv := &http.Server{Addr: ":8443", TLSConfig: base}
	go srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
	http.DefaultTransport.(*http.Transport).TLSClientConfig = base.Clone()
}

// What both call sets the minimum, and one has a maximum.
func weaken(c *tls.Config) *tls.Config {
	c.MinVersion = tls.VersionTLS10
	return c
}

func helped() {
	srv := &http.Server{Addr: ":8443", TLSConfig: weaken(&tls.Config{})}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

func helpedToo() {
	srv := &http.Server{Addr: ":8443", TLSConfig: weaken(&tls.Config{MaxVersion: highest})}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}
