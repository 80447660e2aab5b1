// kind: variables on a sub-mux with StripPrefix
// label: good
// subject: devmode/expvar-public
// text: a token is asked for in front of the sub-mux

package main

import (
	"crypto/subtle"
	"expvar"
	"log"
	"net/http"
	"os"
	"time"
)

var hits = expvar.NewInt("hits")

func internal() http.Handler {
	sub := http.NewServeMux()
	sub.Handle("/vars", expvar.Handler())
	sub.HandleFunc("/version", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("1.4")) })
	return http.StripPrefix("/internal", sub)
}

func guarded(h http.Handler) http.Handler {
	token := []byte("Bearer " + os.Getenv("TOKEN"))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), token) != 1 {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { hits.Add(1) })
	mux.Handle("/internal/", guarded(internal()))
	s := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Minute}
	if err := s.ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}
