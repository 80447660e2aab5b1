package main

import (
	"net/http"

	"golang.org/x/net/http2/h2c"
)

func overTLS() {
	http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", h2c.NewHandler(http.NotFoundHandler(), nil))
}
