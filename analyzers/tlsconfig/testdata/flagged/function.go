package flagged

import (
	"crypto/tls"
	"net/http"
)

func fromFunction() {
	srv := &http.Server{Addr: ":8443", TLSConfig: config()}
	srv.ListenAndServeTLS("cert.pem", "key.pem") // want tlsconfig/old-version
}

type app struct {
	tls *tls.Config
	srv *http.Server
}

func newApp() *app {
	a := &app{tls: &tls.Config{MinVersion: lowest}}
	a.srv = &http.Server{Addr: ":8443", TLSConfig: a.tls}
	return a
}

func (a *app) run() error {
	return a.srv.ListenAndServeTLS("", "") // want tlsconfig/old-version
}

func fields() { newApp().run() }
