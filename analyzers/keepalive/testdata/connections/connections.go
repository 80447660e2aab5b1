// Package connections does things to connections that cost requests.
package connections

import (
	"context"
	"log"
	"net"
	"net/http"
	"time"
)

func switchedOff() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: time.Minute}
	srv.SetKeepAlivesEnabled(false) // want keepalive/disabled
	log.Fatal(srv.ListenAndServe())
}

func closing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("connection", "close") // want keepalive/disabled
		next.ServeHTTP(w, r)
	})
}

func closedByMiddleware() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", http.NotFound)
	srv := &http.Server{Addr: ":8081", Handler: closing(mux), ReadTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}

func unprobed() {
	lc := net.ListenConfig{KeepAlive: -1} // want keepalive/tcp-disabled
	l, err := lc.Listen(context.Background(), "tcp", ":8082")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{ReadTimeout: time.Minute}
	log.Fatal(srv.Serve(l))
}

func unprobedLater() {
	lc := &net.ListenConfig{}
	lc.KeepAlive = -time.Second // want keepalive/tcp-disabled
	l, _ := lc.Listen(context.Background(), "tcp", ":8083")
	srv := &http.Server{ReadTimeout: time.Minute}
	srv.Serve(l)
}

func page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Keep-Alive", "timeout=5") // want keepalive/headers
	w.Header().Add("proxy-connection", "x")   // want keepalive/headers
	w.Write([]byte("hello"))
}

func byHand() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", page)
	srv := &http.Server{Addr: ":8084", Handler: mux, ReadTimeout: time.Minute}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem"))
}
