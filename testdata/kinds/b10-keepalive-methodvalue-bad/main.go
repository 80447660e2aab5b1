// kind: SetKeepAlivesEnabled as a method value
// label: bad
// subject: keepalive/disabled
// text: the method value is called with false and nothing calls it again

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
	keep(false) // also keepalive/disabled
	fill()
	log.Fatal(srv.ListenAndServe()) // want keepalive/disabled
}
