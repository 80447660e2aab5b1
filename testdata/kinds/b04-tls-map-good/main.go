// kind: tls.Config in a map by name
// label: good
// subject: tlsconfig/old-version
// text: the map has an entry that allows TLS 1.0, which no server takes

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
		"compat": {MinVersion: tls.VersionTLS10},
	}
}

func main() {
	all := profiles()
	web := http.Server{
		Addr:              ":8443",
		Handler:           http.FileServer(http.Dir("public")),
		TLSConfig:         all["modern"],
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	log.Printf("listening on %s, %d profiles", web.Addr, len(all))
	log.Fatal(web.ListenAndServeTLS("server.crt", "server.key"))
}
