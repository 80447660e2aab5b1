// kind: middleware of another package writes headers
// label: bad
// subject: keepalive/headers
// text: the middleware writes Keep-Alive, with HTTP/2 too

package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d44-keep-alive-header-middleware-bad/internal/middleware"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /rate", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "1.08")
	})
	srv := &http.Server{
		Addr:              ":8443",
		Handler:           middleware.Headers(mux), // also keepalive/headers
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // also keepalive/headers
}
