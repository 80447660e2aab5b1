// kind: debug pages of a package on an address of the configuration
// label: good
// subject: bindaddr/debug-all-interfaces
// text: the address is on localhost

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d59-state-page-address-good/internal/config"
	"example.com/kinds/d59-state-page-address-good/internal/inspect"
)

func main() {
	go inspect.Serve(config.Inspect)
	srv := &http.Server{
		Addr:              config.Public,
		Handler:           http.FileServer(http.Dir("www")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
