// kind: tls.Config through a struct field
// label: bad
// subject: tlsconfig/old-version
// text: a constructor puts a config with TLS 1.0 into a field, a method hands it to the server

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
		MinVersion: tls.VersionTLS10, // want tlsconfig/old-version
	}
	g.upstream = &http.Client{
		Timeout: time.Minute,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{
			MinVersion: tls.VersionTLS12,
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
	return srv.ListenAndServeTLS("tls.crt", "tls.key") // also tlsconfig/old-version
}

func main() {
	if err := newGateway().run(":8443"); err != nil {
		slog.Error("gateway", "err", err)
		os.Exit(1)
	}
}
