// Package main has settings that are left alone.
package main

import (
	"crypto/tls"
	"net"
	"net/http"
)

var none = map[string]func(*http.Server, *tls.Conn, http.Handler){}

func main() {
	comment()
	commentAbove()
	packageVariable()
	localVariable()
	suites()
	oldVersions()
	ownListener(nil)
	noTLS12()
	constructed()
	constructedToo()
	kept()
	twice()
	onlyUse()
	condition(true)
	setOfProtocols()
	versions(nil)
	lost(nil)
}

func comment() {
	srv := &http.Server{
		Addr:         ":8443",
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}, // no HTTP/2: the proxy chokes on it
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func commentAbove() {
	srv := &http.Server{Addr: ":8443"}
	// The handlers are not ready for HTTP/2.
	srv.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func packageVariable() {
	srv := &http.Server{Addr: ":8443", TLSNextProto: none}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func localVariable() {
	empty := map[string]func(*http.Server, *tls.Conn, http.Handler){}
	srv := &http.Server{Addr: ":8443", TLSNextProto: empty}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

// HTTP/2 does not start with these.
func suites() {
	srv := &http.Server{
		Addr:         ":8443",
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
		TLSConfig:    &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}},
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

// The limit stays with its comment, and HTTP/2 needs it gone.
func oldVersions() {
	srv := &http.Server{
		Addr:         ":8443",
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
		TLSConfig:    &tls.Config{MaxVersion: tls.VersionTLS11}, // for the old ones
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled tlsconfig/old-version
}

func ownListener(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	srv := &http.Server{TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	return srv.Serve(l) // want http2/disabled
}

func noTLS12() {
	srv := &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	srv.TLSConfig = &tls.Config{MaxVersion: highest}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled tlsconfig/old-version
}

const highest = tls.VersionTLS11

func newServer() *http.Server {
	return &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
}

func constructed() {
	newServer().ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func constructedToo() {
	srv := newServer()
	srv.TLSConfig = &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func kept() {
	srv := &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") //srvfix:ignore http2/disabled the handlers hijack
}

// The second listener's server is the first one's.
func twice() {
	srv := &http.Server{TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	l, _ := net.Listen("tcp", ":8443")
	go srv.ServeTLS(l, "cert.pem", "key.pem")  // want http2/disabled
	srv.ServeTLS(l, "other.cert", "other.key") // want http2/disabled
}

func onlyUse() {
	srv := &http.Server{Addr: ":8443"}
	same := srv
	same.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func condition(secure bool) {
	srv := &http.Server{Addr: ":8443"}
	if srv.TLSNextProto = make(map[string]func(*http.Server, *tls.Conn, http.Handler)); secure {
		srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
	}
}

func setOfProtocols() {
	p := new(http.Protocols)
	p.SetHTTP1(true)
	srv := &http.Server{Addr: ":8443", Protocols: p}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}
