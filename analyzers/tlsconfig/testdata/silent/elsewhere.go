package silent

import (
	"crypto/tls"
	"net"
	"net/http"
)

// The weak configuration is for a client, and for a server that nobody serves.
func client() {
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS10}}}
	c.Get("https://example.com")
	unused := &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	_ = unused
	http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil)
}

// net/http takes no notice of the server's own configuration when it is given a listener.
func listener(l net.Listener) {
	srv := &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.Serve(tls.NewListener(l, &tls.Config{NextProtos: []string{"h2"}}))
}

func plain() {
	srv := &http.Server{Addr: ":8080", TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	srv.ListenAndServe()
}

// Serve takes what its caller gives.
func Serve(config *tls.Config) {
	srv := &http.Server{Addr: ":8443", TLSConfig: config}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}
