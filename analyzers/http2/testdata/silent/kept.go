package silent

import (
	"crypto/tls"
	"net"
	"net/http"
)

func offered(certs []tls.Certificate) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs, NextProtos: []string{"h2", "http/1.1"}})
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func offeredLater(certs []tls.Certificate) error {
	config := &tls.Config{Certificates: certs}
	offer(config)
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func offer(config *tls.Config) {
	for _, p := range config.NextProtos {
		if p == "h2" {
			return
		}
	}
	config.NextProtos = append(config.NextProtos, "h2")
}

func byNetHTTP(l net.Listener, certs []tls.Certificate) {
	srv := &http.Server{TLSConfig: &tls.Config{Certificates: certs, NextProtos: []string{"http/1.1"}}}
	go srv.ServeTLS(l, "", "")
	go srv.ListenAndServeTLS("", "")
	go http.ServeTLS(l, nil, "cert.pem", "key.pem")
	http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil)
}

func unlessUnwanted(certs []tls.Certificate, unwanted bool) error {
	config := &tls.Config{Certificates: certs}
	if !unwanted {
		config.NextProtos = append(config.NextProtos, "h2")
	}
	l, err := tls.Listen("tcp", ":8443", config)
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}

func perClient(certs []tls.Certificate, choose func(*tls.ClientHelloInfo) (*tls.Config, error)) error {
	l, err := tls.Listen("tcp", ":8443", &tls.Config{Certificates: certs, GetConfigForClient: choose})
	if err != nil {
		return err
	}
	return http.Serve(l, nil)
}
