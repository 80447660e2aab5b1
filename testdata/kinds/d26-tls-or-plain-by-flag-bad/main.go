// kind: one server with TLS or plain by a flag
// label: bad
// subject: timeouts/read-header-unset
// text: no limit for headers on either way

package main

import (
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

var (
	addr = flag.String("addr", ":8080", "address")
	cert = flag.String("cert", "", "certificate, for TLS")
	key  = flag.String("key", "", "key of the certificate")
)

func main() {
	flag.Parse()
	host, _ := os.Hostname()
	srv := &http.Server{
		Addr: *addr,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, "this is", host)
		}),
		IdleTimeout: time.Minute,
	}

	var err error
	if *cert != "" && *key != "" {
		err = srv.ListenAndServeTLS(*cert, *key) // want timeouts/read-header-unset
	} else {
		err = srv.ListenAndServe() // also timeouts/read-header-unset
	}
	log.Fatal(err)
}
