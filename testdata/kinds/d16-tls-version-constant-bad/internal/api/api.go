package api

import (
	"crypto/tls"
	"io"
	"net/http"
	"time"

	"example.com/kinds/d16-tls-version-constant-bad/internal/config"
)

type API struct {
	http.Server
	cfg *config.Config
}

func New(cfg *config.Config) *API {
	a := &API{cfg: cfg}
	a.Addr = cfg.Addr
	a.Handler = http.HandlerFunc(a.version)
	a.ReadHeaderTimeout = 5 * time.Second
	a.TLSConfig = &tls.Config{MinVersion: cfg.TLS.MinVersion} // also tlsconfig/old-version
	return a
}

func (a *API) version(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "v1\n") }

func (a *API) ListenAndServe() error {
	return a.ListenAndServeTLS(a.cfg.TLS.Cert, a.cfg.TLS.Key) // want tlsconfig/old-version
}
