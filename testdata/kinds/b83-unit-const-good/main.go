// kind: timeout without a unit by a constant
// label: good
// subject: timeouts/not-a-duration timeouts/absurd
// text: ReadTimeout is the constant 5 times a second

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
		ReadTimeout: readTimeout * time.Second,
		IdleTimeout: time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
