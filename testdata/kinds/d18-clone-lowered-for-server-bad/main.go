// kind: clone of a shared tls.Config with a lower version
// label: bad
// subject: tlsconfig/old-version
// text: the server gets the lowered clone

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d18-clone-lowered-for-server-bad/internal/secure"
)

func main() {
	base := secure.Base()
	legacy := secure.Legacy(base)

	device := &http.Client{
		Timeout:   10 * time.Second,
		Transport: &http.Transport{TLSClientConfig: base},
	}
	srv := &http.Server{
		Addr:              ":8443",
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig:         legacy, // also tlsconfig/old-version
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			resp, err := device.Get("https://printer.local/status")
			if err != nil {
				http.Error(w, "printer away", http.StatusBadGateway)
				return
			}
			defer resp.Body.Close()
			io.Copy(w, resp.Body)
		}),
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // also tlsconfig/old-version
}
