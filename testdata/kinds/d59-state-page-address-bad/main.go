// kind: debug pages of a package on an address of the configuration
// label: bad
// subject: bindaddr/debug-all-interfaces
// text: the address has no host

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d59-state-page-address-bad/internal/config"
	"example.com/kinds/d59-state-page-address-bad/internal/inspect"
)

func main() {
	go inspect.Serve(config.Inspect) // also bindaddr/debug-all-interfaces
	srv := &http.Server{
		Addr:              config.Public,
		Handler:           http.FileServer(http.Dir("www")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
