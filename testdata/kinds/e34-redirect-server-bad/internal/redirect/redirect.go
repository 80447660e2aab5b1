package redirect

import (
	"log"
	"net"
	"net/http"
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
	if err := http.ListenAndServe(addr, http.HandlerFunc(redirect)); err != nil { // want timeouts/package-serve
		log.Printf("redirect: %v", err)
	}
}
