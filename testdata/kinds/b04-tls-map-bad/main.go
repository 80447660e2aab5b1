// kind: tls.Config in a map by name
// label: bad
// subject: tlsconfig/old-version
// text: the public server takes the entry of the map that allows TLS 1.0

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

func profiles() map[string]*tls.Config {
	return map[string]*tls.Config{
		"modern": {MinVersion: tls.VersionTLS13},
		"compat": {MinVersion: tls.VersionTLS10}, // want tlsconfig/old-version
	}
}

func main() {
	all := profiles()
	web := http.Server{
		Addr:              ":8443",
		Handler:           http.FileServer(http.Dir("public")),
		TLSConfig:         all["compat"],
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Printf("listening on %s, %d profiles", web.Addr, len(all))
	log.Fatal(web.ListenAndServeTLS("server.crt", "server.key")) // also tlsconfig/old-version
}
