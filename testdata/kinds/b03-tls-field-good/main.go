// kind: tls.Config through a struct field
// label: good
// subject: tlsconfig/old-version
// text: the field's config asks for TLS 1.2, the one with TLS 1.0 is for a client

package main

import (
	"crypto/tls"
	"log/slog"
	"net/http"
	"os"
	"time"
)

type gateway struct {
	inbound  *tls.Config
	upstream *http.Client
}

func newGateway() *gateway {
	g := new(gateway)
	g.inbound = &tls.Config{
		MinVersion: tls.VersionTLS12,
	}
	g.upstream = &http.Client{
		Timeout: time.Minute,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{
			MinVersion: tls.VersionTLS10,
		}},
	}
	return g
}

func (g *gateway) relay(w http.ResponseWriter, r *http.Request) {
	resp, err := g.upstream.Get("https://plc.example.com" + r.URL.Path)
	if err != nil {
		http.Error(w, "upstream", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
}

func (g *gateway) run(addr string) error {
	srv := &http.Server{Addr: addr, Handler: http.HandlerFunc(g.relay), ReadHeaderTimeout: time.Second}
	srv.TLSConfig = g.inbound
	return srv.ListenAndServeTLS("tls.crt", "tls.key")
}

func main() {
	if err := newGateway().run(":8443"); err != nil {
		slog.Error("gateway", "err", err)
		os.Exit(1)
	}
}
