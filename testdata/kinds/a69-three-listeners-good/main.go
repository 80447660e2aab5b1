// kind: one server on TCP, with TLS and on a unix socket
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a server whose limits are set by a helper is served by three calls

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
	srv.ReadTimeout = 2 * time.Minute
}

func main() {
	var srv http.Server
	prepare(&srv)
	errs := make(chan error, 3)
	go func() { errs <- srv.Serve(listen("tcp", ":8080")) }()
	go func() { errs <- srv.ServeTLS(listen("tcp", ":8443"), "tls.crt", "tls.key") }()
	go func() { errs <- srv.Serve(listen("unix", "/run/web.sock")) }()
	log.Fatal(<-errs)
}
