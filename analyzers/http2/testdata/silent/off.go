package silent

import (
	"crypto/tls"
	"flag"
	"net/http"
)

var noHTTP2 = flag.Bool("no-http2", false, "")

func byFlag() {
	srv := &http.Server{Addr: ":8443"}
	if *noHTTP2 {
		srv.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){}
	}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

// Without TLS the field means nothing.
func plain() {
	srv := &http.Server{Addr: ":8080", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	srv.ListenAndServe()
}

func ownProtocol(h func(*http.Server, *tls.Conn, http.Handler)) {
	next := map[string]func(*http.Server, *tls.Conn, http.Handler){}
	next["spdy/3"] = h
	srv := &http.Server{Addr: ":8443", TLSNextProto: next}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

func protocolsByFlag() {
	p := new(http.Protocols)
	p.SetHTTP1(true)
	p.SetHTTP2(!*noHTTP2)
	srv := &http.Server{Addr: ":8443", Protocols: p}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

// Protocols is asked instead of TLSNextProto.
func both() {
	p := new(http.Protocols)
	p.SetHTTP1(true)
	p.SetHTTP2(true)
	srv := &http.Server{Addr: ":8443", Protocols: p, TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
}

func plainProtocols() {
	p := new(http.Protocols)
	p.SetHTTP1(true)
	p.SetUnencryptedHTTP2(true)
	srv := &http.Server{Addr: ":8080", Protocols: p}
	srv.ListenAndServe()
}

func suppressed() {
	srv := &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") //srvfix:ignore http2/disabled the handlers hijack
}
