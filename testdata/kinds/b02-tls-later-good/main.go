// kind: version set a second time
// label: good
// subject: tlsconfig/old-version
// text: a helper raises the minimum of the server's config, whose literal still says TLS 1.0

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
	s.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS10}
	agree(s)
	if err := s.ListenAndServeTLS("/etc/shop/crt", "/etc/shop/key"); err != nil {
		log.Fatalln("shop:", err)
	}
}

// agree puts everybody on what the auditors asked for.
func agree(s *http.Server) {
	s.TLSConfig.MinVersion = tls.VersionTLS13
}
