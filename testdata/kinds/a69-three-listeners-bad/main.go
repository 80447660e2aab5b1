// kind: one server on TCP, with TLS and on a unix socket
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a server without limits is served by three calls

package main

import (
	"log"
	"net"
	"net/http"
	"time"
)

func listen(network, addr string) net.Listener {
	l, err := net.Listen(network, addr)
	if err != nil {
		log.Fatal(err)
	}
	return l
}

func prepare(srv *http.Server) {
	srv.Handler = http.FileServer(http.Dir("www"))
	srv.ErrorLog = log.Default()
	srv.WriteTimeout = 2 * time.Minute
}

func main() {
	var srv http.Server
	prepare(&srv)
	errs := make(chan error, 3)
	go func() { errs <- srv.Serve(listen("tcp", ":8080")) }()                          // want timeouts/read-header-unset keepalive/idle-unset
	go func() { errs <- srv.ServeTLS(listen("tcp", ":8443"), "tls.crt", "tls.key") }() // also timeouts/read-header-unset keepalive/idle-unset
	go func() { errs <- srv.Serve(listen("unix", "/run/web.sock")) }()                 // also timeouts/read-header-unset keepalive/idle-unset
	log.Fatal(<-errs)
}
