// kind: version set a second time
// label: bad
// subject: tlsconfig/old-version
// text: a helper lowers the minimum of the server's config after the literal asked for TLS 1.3

package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"os"
	"time"
)

type shop struct {
	dir string
}

func (s shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	http.ServeFileFS(w, r, os.DirFS(s.dir), r.URL.Path[1:])
}

func main() {
	s := &http.Server{Addr: ":443", Handler: shop{dir: "/srv/shop"}, ReadTimeout: 20 * time.Second}
	s.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS13}
	agree(s)
	if err := s.ListenAndServeTLS("/etc/shop/crt", "/etc/shop/key"); err != nil { // also tlsconfig/old-version
		log.Fatalln("shop:", err)
	}
}

// agree lets the old tills in.
func agree(s *http.Server) {
	s.TLSConfig.MinVersion = tls.VersionTLS11 // want tlsconfig/old-version
}
