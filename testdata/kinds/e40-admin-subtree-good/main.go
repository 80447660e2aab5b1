// kind: handler of an admin package below a prefix
// label: good
// subject: devmode/pprof-public
// text: the admin handler has a server on loopback

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e40-admin-subtree-good/internal/admin"
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
	adm := &http.Server{Addr: "localhost:8081", Handler: logged(admin.Handler()), ReadHeaderTimeout: time.Second}
	go func() { log.Print(adm.ListenAndServe()) }()

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           logged(mux),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(srv.ListenAndServe())
}
