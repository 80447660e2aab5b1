// Package web serves where its caller says.
package web

import "net/http"

func ListenAndServe(addr string, h http.Handler) error {
	if addr == "" {
		addr = ":8080"
	}
	return http.ListenAndServe(addr, h)
}
