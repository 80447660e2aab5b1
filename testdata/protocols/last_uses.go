package main

import (
	secure "crypto/tls" // for the map
	"log"
	web "net/http"
)

func madeLater() {
	srv := &web.Server{Addr: ":8443"}
	srv.TLSNextProto = map[string]func(*web.Server, *secure.Conn, web.Handler){}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want http2/disabled
}

func unsplit() {
	srv := &web.Server{Addr: ":8443", TLSNextProto: map[string]func(*web.Server, *secure.Conn, web.Handler){}, TLSConfig: &secure.Config{}}
	log.Fatal(srv.ListenAndServeTLS("cert.pem", "key.pem")) // want http2/disabled
}
