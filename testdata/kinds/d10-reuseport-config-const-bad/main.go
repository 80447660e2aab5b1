// kind: address from a configuration package
// label: bad
// subject: reuseport/plain-listen
// text: the address is a constant of the configuration package

package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/kinds/d10-reuseport-config-const-bad/config"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/price", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "12.50")
	})
	srv := &http.Server{
		Addr:         config.Addr(),
		Handler:      mux,
		ReadTimeout:  config.ReadTimeout,
		WriteTimeout: config.WriteTimeout,
	}
	log.Fatal(srv.ListenAndServe()) // want reuseport/plain-listen
}
