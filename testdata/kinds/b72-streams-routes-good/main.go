// kind: event stream below a mux of another package
// label: good
// subject: timeouts/cuts-streams
// text: the mux with the stream is served without WriteTimeout, another server has one

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b72-streams-routes-good/api"
)

func main() {
	a := &api.API{Updates: make(chan []byte)}
	site := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second, WriteTimeout: 20 * time.Second}
	site.Handler = http.FileServer(http.Dir("site"))
	live := &http.Server{Addr: ":8081", ReadTimeout: 5 * time.Second, Handler: a.Routes()}
	go func() { log.Fatal(live.ListenAndServe()) }()
	log.Fatal(site.ListenAndServe())
}
