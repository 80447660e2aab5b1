// kind: event stream below a mux of another package
// label: bad
// subject: timeouts/cuts-streams
// text: the mux of another package, with a stream in it, is served with a WriteTimeout

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b72-streams-routes-bad/api"
)

func main() {
	a := &api.API{Updates: make(chan []byte)}
	site := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second, WriteTimeout: 20 * time.Second} // also timeouts/cuts-streams
	root := http.NewServeMux()
	root.Handle("/", http.FileServer(http.Dir("site")))
	root.Handle("/api/", http.StripPrefix("/api", a.Routes()))
	site.Handler = root
	log.Fatal(site.ListenAndServe()) // want timeouts/cuts-streams
}
