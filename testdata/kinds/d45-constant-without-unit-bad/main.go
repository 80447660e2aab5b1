// kind: limits are constants of a configuration package
// label: bad
// subject: timeouts/not-a-duration
// text: the constant has no unit, it counts nanoseconds

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d45-constant-without-unit-bad/internal/config"
)

func main() {
	srv := &http.Server{
		Addr:         config.Addr,
		Handler:      http.FileServer(http.Dir(config.Root)),
		ReadTimeout:  config.ReadTimeout, // want timeouts/not-a-duration
		WriteTimeout: config.WriteTimeout,
	}
	log.Printf("serving %s on %s", config.Root, config.Addr)
	log.Fatal(srv.ListenAndServe()) // also timeouts/not-a-duration
}
