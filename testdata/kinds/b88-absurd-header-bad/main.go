// kind: size of the headers
// label: bad
// subject: timeouts/absurd timeouts/not-a-duration
// text: a helper counts 128 MiB for the headers

package main

import (
	"log"
	"net/http"
	"time"
)

const (
	kib = 1 << 10
	mib = 1 << 10 * kib
)

func mebibytes(n int) int { return n * mib }

func main() {
	s := &http.Server{Addr: ":8080", ReadTimeout: 10 * time.Second}
	s.Handler = http.MaxBytesHandler(http.FileServer(http.Dir("data")), 4*kib)
	s.MaxHeaderBytes = mebibytes(128) // also timeouts/absurd
	log.Fatal(s.ListenAndServe())     // want timeouts/absurd
}
