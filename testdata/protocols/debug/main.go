//go:debug http2server=0

// Package main switches HTTP/2 off by a setting of the Go runtime.
package main

import (
	"crypto/tls"
	"net/http"
)

func main() {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{})
	if err == nil {
		http.Serve(l, nil) // want http2/lost
	}
}
