package main

import (
	"net/http"

	"golang.org/x/net/http2/h2c"
)

func main() {
	_ = h2c.NewHandler(http.NotFoundHandler(), nil)
	p := new(http.Protocols)
	p.SetHTTP1(true)
	p.SetUnencryptedHTTP2(true)
	srv := &http.Server{Addr: ":8080", Handler: http.NotFoundHandler(), Protocols: p}
	srv.ListenAndServe()
}
