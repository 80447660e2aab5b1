// kind: timeout without a unit by a constant
// label: bad
// subject: timeouts/not-a-duration timeouts/absurd
// text: ReadTimeout is the constant 5, which is five nanoseconds

package main

import (
	"log"
	"net/http"
	"time"
)

const readTimeout = 5

func main() {
	srv := http.Server{
		Addr:        ":8080",
		Handler:     http.FileServer(http.Dir(".")),
		ReadTimeout: readTimeout, // also timeouts/not-a-duration
		IdleTimeout: time.Minute,
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/not-a-duration
}
