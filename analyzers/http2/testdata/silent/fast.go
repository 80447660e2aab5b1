package silent

import (
	"crypto/tls"

	"github.com/valyala/fasthttp"
)

func fast(h fasthttp.RequestHandler, certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	return (&fasthttp.Server{Handler: h}).Serve(l)
}

func fastest(h fasthttp.RequestHandler, certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs})
	if err != nil {
		return err
	}
	return fasthttp.Serve(l, h)
}
