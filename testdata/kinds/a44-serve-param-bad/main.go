// kind: http.ListenAndServeTLS as an argument
// label: bad
// subject: timeouts/package-serve
// text: a function gets http.ListenAndServeTLS as the way to serve

package main

import (
	"log"
	"net/http"
	"path/filepath"
	"time"
)

type serveFunc func(addr, cert, key string, h http.Handler) error

func withTLS(serve serveFunc, dir string) error {
	h := http.FileServer(http.Dir(filepath.Join(dir, "htdocs")))
	return serve(":8443", filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), h) // want timeouts/package-serve
}

func limited(addr, cert, key string, h http.Handler) error {
	srv := http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second}
	srv.IdleTimeout = 20 * srv.ReadHeaderTimeout
	return srv.ListenAndServeTLS(cert, key)
}

func main() {
	go limited(":9443", "admin.pem", "admin.key", http.NotFoundHandler())
	if err := withTLS(http.ListenAndServeTLS, "/etc/app"); err != nil { // also timeouts/package-serve
		log.Fatal(err)
	}
}
