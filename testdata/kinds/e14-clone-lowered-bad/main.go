// kind: clone of a base configuration that is lowered
// label: bad
// subject: tlsconfig/old-version
// text: the server gets the lowered clone

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e14-clone-lowered-bad/security"
)

func main() {
	base := security.Base()
	old := security.Legacy(base)

	client := &http.Client{
		Timeout:   10 * time.Second,
		Transport: &http.Transport{TLSClientConfig: base},
	}
	srv := &http.Server{
		Addr:              ":443",
		TLSConfig:         old,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			resp, err := client.Get("https://meter.example.net/status")
			if err != nil {
				http.Error(w, "meter unreachable", http.StatusBadGateway)
				return
			}
			defer resp.Body.Close()
			io.Copy(w, resp.Body)
		}),
	}
	log.Fatal(srv.ListenAndServeTLS("/etc/gw/cert.pem", "/etc/gw/key.pem")) // also tlsconfig/old-version
}
