// kind: event stream in a closure of another package behind middleware
// label: bad
// subject: timeouts/cuts-streams
// text: the middleware around the stream only logs

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b70-streams-closure-bad/stream"
)

func around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print(r.Method, " ", r.URL)
		next.ServeHTTP(w, r)
	})
}

func main() {
	news := make(chan string)
	mux := http.NewServeMux()
	mux.HandleFunc("/news", stream.Of(news))
	mux.HandleFunc("/post", func(w http.ResponseWriter, r *http.Request) { news <- r.FormValue("m") })
	srv := http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	srv.WriteTimeout = time.Minute // also timeouts/cuts-streams
	srv.Handler = around(mux)
	log.Fatal(srv.ListenAndServe()) // want timeouts/cuts-streams
}
