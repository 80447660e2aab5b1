// kind: clone of a base configuration that is lowered
// label: good
// subject: tlsconfig/old-version
// text: the lowered clone is for an outgoing connection

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e14-clone-lowered-good/security"
)

func main() {
	base := security.Base()
	old := security.Legacy(base)

	client := &http.Client{
		Timeout:   10 * time.Second,
		Transport: &http.Transport{TLSClientConfig: old},
	}
	srv := &http.Server{
		Addr:              ":443",
		TLSConfig:         base,
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
	log.Fatal(srv.ListenAndServeTLS("/etc/gw/cert.pem", "/etc/gw/key.pem"))
}
