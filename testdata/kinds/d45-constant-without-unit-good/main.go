// kind: limits are constants of a configuration package
// label: good
// subject: timeouts/not-a-duration
// text: the constant is a number of seconds

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d45-constant-without-unit-good/internal/config"
)

func main() {
	srv := &http.Server{
		Addr:         config.Addr,
		Handler:      http.FileServer(http.Dir(config.Root)),
		ReadTimeout:  config.ReadTimeout,
		WriteTimeout: config.WriteTimeout,
	}
	log.Printf("serving %s on %s", config.Root, config.Addr)
	log.Fatal(srv.ListenAndServe())
}
