// kind: version from a table of names
// label: bad
// subject: tlsconfig/old-version
// text: the version comes from a table that has nothing but the old one, by a constant name

package main

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
	"time"
)

const oldest = "1.1"

var versions = map[string]uint16{
	"1.1": tls.VersionTLS11, // also tlsconfig/old-version
}

func main() {
	conf := &tls.Config{}
	conf.MinVersion = versions[oldest] // want tlsconfig/old-version
	l, err := net.Listen("tcp", ":9443")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{TLSConfig: conf, ReadTimeout: 30 * time.Second}
	srv.Handler = http.RedirectHandler("https://www.example.com/", http.StatusFound)
	log.Fatal(srv.ServeTLS(l, "cert.pem", "key.pem")) // also tlsconfig/old-version
}
