// kind: cloned tls.Config
// label: bad
// subject: tlsconfig/old-version
// text: the clone is lowered

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"
)

var base = &tls.Config{MinVersion: tls.VersionTLS12}

func main() {
	c := base.Clone()
	c.MinVersion = tls.VersionTLS10
	srv := &http.Server{Addr: ":8443", TLSConfig: c, ReadHeaderTimeout: time.Second}
	log.Fatal(srv.ListenAndServeTLS("c", "k")) // want tlsconfig/old-version
}
