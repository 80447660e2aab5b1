package main

import (
	"io"
	"log"
	"net/http"
	"time"
)

// ReadTimeout limits headers too, and stands in for IdleTimeout. What is left is that it cuts long uploads, which may be meant.
func main() {
	http.HandleFunc("POST /note", func(w http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) })
	srv := &http.Server{Addr: ":8080", ReadTimeout: 20 * time.Second}
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
