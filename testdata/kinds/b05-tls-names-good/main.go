// kind: version from a table of names
// label: good
// subject: tlsconfig/old-version
// text: the version comes from a table of names by a flag

package main

import (
	"crypto/tls"
	"flag"
	"log"
	"net"
	"net/http"
	"time"
)

var versions = map[string]uint16{
	"1.0": tls.VersionTLS10,
	"1.1": tls.VersionTLS11,
	"1.2": tls.VersionTLS12,
	"1.3": tls.VersionTLS13,
}

func main() {
	oldest := flag.String("tls-min", "1.2", "oldest version of TLS")
	flag.Parse()
	conf := &tls.Config{}
	v, ok := versions[*oldest]
	if !ok {
		log.Fatalf("unknown version %q", *oldest)
	}
	conf.MinVersion = v
	l, err := net.Listen("tcp", ":9443")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{TLSConfig: conf, ReadTimeout: 30 * time.Second}
	srv.Handler = http.RedirectHandler("https://www.example.com/", http.StatusFound)
	log.Fatal(srv.ServeTLS(l, "cert.pem", "key.pem"))
}
