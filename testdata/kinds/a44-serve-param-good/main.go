// kind: http.ListenAndServeTLS as an argument
// label: good
// subject: timeouts/package-serve
// text: a function gets a function of the program as the way to serve, which sets limits before ListenAndServeTLS

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
	return serve(":8443", filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), h)
}

func limited(addr, cert, key string, h http.Handler) error {
	srv := http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second}
	srv.IdleTimeout = 20 * srv.ReadHeaderTimeout
	return srv.ListenAndServeTLS(cert, key)
}

func main() {
	if err := withTLS(limited, "/etc/app"); err != nil {
		log.Fatal(err)
	}
}
