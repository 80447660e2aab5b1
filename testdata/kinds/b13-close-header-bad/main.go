// kind: Connection: close from the outermost handler
// label: bad
// subject: keepalive/disabled
// text: the middleware around everything closes the connection after every answer

package main

import (
	"io"
	"log"
	"net/http"
	"time"
)

func closing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close") // also keepalive/disabled
		next.ServeHTTP(w, r)
	})
}

func upload(w http.ResponseWriter, r *http.Request) {
	n, err := io.Copy(io.Discard, r.Body)
	if err != nil {
		http.Error(w, err.Error(), 400)
		return
	}
	log.Printf("%d bytes", n)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /files/{id}", upload)
	mux.Handle("GET /files/", http.FileServer(http.Dir(".")))
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           closing(mux),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       30 * time.Second,
	}
	log.Fatal(srv.ListenAndServe()) // want keepalive/disabled
}
