// kind: one server with TLS or plain by a flag
// label: good
// subject: timeouts/read-header-unset
// text: the limit for headers is set before the ways part

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
	srv.ReadHeaderTimeout = 10 * time.Second

	var err error
	if *cert != "" && *key != "" {
		err = srv.ListenAndServeTLS(*cert, *key)
	} else {
		err = srv.ListenAndServe()
	}
	log.Fatal(err)
}
