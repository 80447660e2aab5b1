// kind: handler of an admin package below a prefix
// label: bad
// subject: devmode/pprof-public
// text: the public mux forwards a prefix to the admin handler

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e40-admin-subtree-bad/internal/admin"
)

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		next.ServeHTTP(w, r)
		log.Println(r.Method, r.URL.Path, time.Since(start))
	})
}

func main() {
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir("www")))
	mux.Handle("/internal/", http.StripPrefix("/internal", admin.Handler()))

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           logged(mux),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServe()) // want devmode/pprof-public
}
