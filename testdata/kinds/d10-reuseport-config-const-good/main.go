// kind: address from a configuration package
// label: good
// subject: reuseport/plain-listen
// text: the configuration package asks the environment for the address

package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/kinds/d10-reuseport-config-const-good/config"
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
	log.Fatal(srv.ListenAndServe())
}
