// kind: http.TimeoutHandler and the limits of the server
// label: good
// subject: timeouts/read-header-unset
// text: the server has a limit for headers as well

package main

import (
	"log"
	"net/http"
	"time"
)

const limit = 10 * time.Second

type middleware func(http.Handler) http.Handler

func chain(h http.Handler, ms ...middleware) http.Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func timeout(next http.Handler) http.Handler { return http.TimeoutHandler(next, limit, "timeout") }

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		next.ServeHTTP(w, r)
		log.Println(r.Method, r.URL.Path, time.Since(start))
	})
}

func main() {
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(".")))
	srv := http.Server{
		Addr:              ":8080",
		Handler:           chain(mux, logged, timeout),
		ReadHeaderTimeout: limit,
	}
	log.Fatal(srv.ListenAndServe())
}
