package redirect

import (
	"log"
	"net"
	"net/http"
	"time"
)

func redirect(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	http.Redirect(w, r, "https://"+host+r.URL.RequestURI(), http.StatusMovedPermanently)
}

// ToHTTPS sends all clients to the server with TLS.
func ToHTTPS(addr string) {
	srv := &http.Server{
		Addr:        addr,
		Handler:     http.HandlerFunc(redirect),
		ReadTimeout: 5 * time.Second,
		IdleTimeout: 10 * time.Second,
	}
	if err := srv.ListenAndServe(); err != nil {
		log.Printf("redirect: %v", err)
	}
}
