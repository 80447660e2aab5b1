// kind: middleware of another package writes headers
// label: good
// subject: keepalive/headers
// text: the middleware writes Cache-Control

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d44-keep-alive-header-middleware-good/internal/middleware"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /rate", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "1.08")
	})
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           middleware.Headers(mux),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
}
