package flagged

import (
	"crypto/tls"
	"net/http"
)

func emptyMap() {
	srv := &http.Server{Addr: ":8443", TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled:advice
}

func made() {
	srv := &http.Server{Addr: ":8443"}
	srv.TLSNextProto = make(map[string]func(*http.Server, *tls.Conn, http.Handler))
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func protocols() {
	p := new(http.Protocols)
	p.SetHTTP1(true)
	srv := &http.Server{Addr: ":8443", Protocols: p}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func protocolsOfVariable() {
	var p http.Protocols
	p.SetHTTP1(true)
	p.SetHTTP2(false)
	srv := &http.Server{Addr: ":8443", Protocols: &p}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want http2/disabled
}

func ownListener(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	srv := &http.Server{TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){}}
	return srv.Serve(l) // want http2/disabled
}
