// Package web is the website.
package web

import (
	"fmt"
	"io"
	"net/http"
)

// Run serves the website on addr.
func Run(addr string) error {
	s := &http.Server{Addr: addr, Handler: http.HandlerFunc(upload)}
	fmt.Println("listening on", addr)
	return s.ListenAndServe()
}

func upload(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins")
	n, err := io.Copy(io.Discard, r.Body)
	if err != nil {
		http.Error(w, "incomplete", http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, n, "bytes")
}
