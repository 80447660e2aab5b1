// kind: second server that redirects to TLS
// label: good
// subject: timeouts/package-serve
// text: the redirects are served by a server with limits

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e34-redirect-server-good/internal/redirect"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("secure\n")) })

	go redirect.ToHTTPS(":80")

	srv := &http.Server{
		Addr:         ":443",
		Handler:      mux,
		ReadTimeout:  10 * time.Second,
		WriteTimeout: 10 * time.Second,
		IdleTimeout:  time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS("/etc/ssl/site.pem", "/etc/ssl/site.key"))
}
