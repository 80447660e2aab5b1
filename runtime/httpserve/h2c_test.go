// Copyright 2026 the srvfix authors.
// SPDX-License-Identifier: BSD-3-Clause

package httpserve

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// newH2C returns a client that speaks HTTP/2 without TLS, and nothing else.
func newH2C(t testing.TB) *http.Client {
	var p http.Protocols
	p.SetUnencryptedHTTP2(true)
	tr := &http.Transport{Protocols: &p}
	t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr}
}

func TestH2C(t *testing.T) {
	var own http.Protocols
	own.SetHTTP1(true)
	tests := []struct {
		name   string
		srv    *http.Server
		harden bool
		opts   []Option
	}{
		{name: "Run", srv: &http.Server{}, opts: []Option{H2C()}},
		{name: "Harden", srv: &http.Server{}, harden: true},
		{name: "Protocols", srv: &http.Server{Protocols: &own}, opts: []Option{H2C()}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/panic" {
					panic("oops")
				}
				io.WriteString(w, r.Proto)
			})
			var log lockedBuffer
			opts := append(tt.opts, Logger(log.logger()))
			if tt.harden {
				Harden(tt.srv, H2C(), Logger(log.logger()))
			}
			r := start(t, tt.srv, local(t), opts...)
			h1, h2 := newClient(t, nil), newH2C(t)
			if _, body := get(t, h1, "http://"+r.addr); body != "HTTP/1.1" {
				t.Error(body)
			}
			if _, body := get(t, h2, "http://"+r.addr); body != "HTTP/2.0" {
				t.Error(body)
			}
			if resp, body := get(t, h2, "http://"+r.addr+"/panic"); resp.StatusCode != http.StatusInternalServerError || body != "Internal Server Error\n" {
				t.Errorf("%s %q", resp.Status, body)
			}
			if got := log.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "method=GET path=/panic") || !strings.Contains(got, "TestH2C") {
				t.Errorf("log: %s", got)
			}
			h1.CloseIdleConnections()
			h2.CloseIdleConnections()
			if err := r.stop(); err != nil {
				t.Error(err)
			}
		})
	}
	if own.UnencryptedHTTP2() {
		t.Error("the program's Protocols have been written to")
	}
}

func TestNoH2C(t *testing.T) {
	r := start(t, &http.Server{Handler: okHandler}, local(t))
	if resp, err := newH2C(t).Get("http://" + r.addr); err == nil {
		t.Error(resp.Proto)
	}
}
