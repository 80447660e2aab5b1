package main

import (
	"net/http"
	"net/http/pprof"
	"os"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("/debug/pprof/", password(http.HandlerFunc(pprof.Index)))
	mux.HandleFunc("/debug/pprof/profile", profile)
	go http.ListenAndServe(":8081", mux)
	go http.ListenAndServe(":8082", password(http.DefaultServeMux))
	go http.ListenAndServe(":8083", &local{http.DefaultServeMux})
	select {}
}

func password(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pass, ok := r.BasicAuth(); !ok || pass != os.Getenv("PASSWORD") {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func profile(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Key") == os.Getenv("KEY") {
		pprof.Profile(w, r)
	}
}

type local struct{ next http.Handler }

func (l *local) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.RemoteAddr == "" {
		l.next.ServeHTTP(w, r)
	}
}
