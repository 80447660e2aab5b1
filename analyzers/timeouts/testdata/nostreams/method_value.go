package nostreams

import (
	"log"
	"net/http"
	"time"
)

// The method of an interface as a value.
func files() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", http.FileServer(http.Dir(".")).ServeHTTP)
	mux.HandleFunc("/next", func(w http.ResponseWriter, r *http.Request) {
		files := http.StripPrefix("/next", http.FileServer(http.Dir(".")))
		files.ServeHTTP(w, r)
	})
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
