// kind: SetKeepAlivesEnabled as a method value
// label: good
// subject: keepalive/disabled
// text: keep-alives are off until the cache is warm, then the method value switches them on

package main

import (
	"log"
	"net/http"
	"time"
)

var cache = map[string][]byte{}

func fill() {
	for _, name := range []string{"index", "about", "imprint"} {
		cache[name] = []byte("<h1>" + name + "</h1>")
	}
}

func page(w http.ResponseWriter, r *http.Request) {
	w.Write(cache[r.PathValue("name")])
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{name}", page)
	srv := http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Second, WriteTimeout: time.Second}

	keep := srv.SetKeepAlivesEnabled
	keep(false)
	go func() {
		time.Sleep(10 * time.Second)
		keep(true)
	}()
	fill()
	log.Fatal(srv.ListenAndServe())
}
