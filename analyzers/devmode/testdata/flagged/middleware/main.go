package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"
)

func main() {
	go http.ListenAndServe(":8081", logged(http.DefaultServeMux))                       // want devmode/pprof-public
	go http.ListenAndServe(":8082", http.TimeoutHandler(http.DefaultServeMux, 1e9, "")) // want devmode/pprof-public
	go http.ListenAndServe(":8083", &counter{next: http.DefaultServeMux})               // want devmode/pprof-public
	go http.ListenAndServe(":8084", http.HandlerFunc(timed))                            // want devmode/pprof-public
	go http.ListenAndServe(":8085", chain(http.DefaultServeMux, logged, slowed)) // want devmode/pprof-public
	select {}
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print(r.URL)
		next.ServeHTTP(w, r)
	})
}

func slowed(next http.Handler) http.Handler { return next }

func timed(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	http.DefaultServeMux.ServeHTTP(w, r)
	log.Print(time.Since(start))
}

type counter struct {
	n    int
	next http.Handler
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.n++
	if r.URL.Path == "/count" {
		return
	}
	c.next.ServeHTTP(w, r)
}

// chain puts middleware that comes as function values around a handler.
func chain(h http.Handler, all ...func(http.Handler) http.Handler) http.Handler {
	for _, m := range all {
		h = m(h)
	}
	return h
}
