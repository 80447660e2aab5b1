package main

import (
	"crypto/tls"
	"log"
	"net/http"
	"time"

	"example.com/adopted/internal/httpserve"
)

// The runtime sees to timeouts, idle connections, SIGTERM, the port and panics.
func plain() {
	log.Fatal(httpserve.ListenAndServe(":8090", http.NewServeMux()))
}

func local() {
	log.Fatal(httpserve.ListenAndServe("localhost:6060", nil))
}

func withTLS() {
	srv := &http.Server{Addr: ":8445", Handler: http.NewServeMux(), TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13}}
	log.Fatal(httpserve.Run(srv, httpserve.TLS("cert.pem", "key.pem")))
}

// The configuration is of no use to a server that does not speak TLS.
func withoutTLS() {
	srv := &http.Server{Addr: ":8091", Handler: http.NewServeMux(), TLSConfig: &tls.Config{MinVersion: tls.VersionTLS10}}
	log.Fatal(httpserve.Run(srv))
}

func limited() {
	srv := &http.Server{Addr: ":8092", Handler: http.NewServeMux(), ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(httpserve.Run(srv))
}

// One may say that it is meant.
func accepted() {
	//srvfix:ignore devmode/pprof-public the port is closed by the firewall
	log.Fatal(httpserve.ListenAndServe(":6062", nil))
}

func silent() {
	go plain()
	go local()
	go withTLS()
	go withoutTLS()
	go limited()
	accepted()
}
