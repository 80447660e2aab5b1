package silent

import (
	"flag"
	"log"
	"net/http"
	"time"
)

// A unit says that it is meant.
func microseconds() {
	srv := &http.Server{ReadTimeout: 500 * time.Microsecond, WriteTimeout: 100 * time.Nanosecond}
	log.Fatal(srv.ListenAndServe())
}

const quick = 900 * time.Microsecond

func namedMicroseconds() {
	srv := &http.Server{ReadTimeout: quick}
	log.Fatal(srv.ListenAndServe())
}

func computed() {
	n := flag.Int("seconds", 5, "")
	srv := &http.Server{ReadTimeout: time.Duration(*n)}
	log.Fatal(srv.ListenAndServe())
}

// Bodies may take hours, headers may not.
func uploads() {
	srv := &http.Server{ReadHeaderTimeout: time.Hour, ReadTimeout: 8 * time.Hour, WriteTimeout: 24 * time.Hour, IdleTimeout: 24 * time.Hour, MaxHeaderBytes: 16 << 20}
	log.Fatal(srv.ListenAndServe())
}

func client() {
	c := &http.Client{Timeout: 5}
	srv := &http.Server{ReadTimeout: time.Minute}
	log.Fatal(c, srv.ListenAndServe())
}
