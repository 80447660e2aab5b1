// kind: profiles mounted by another package
// label: good
// subject: devmode/pprof-public devmode/expvar-public
// text: the helper's mux and the public one are two

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/b57-pprof-mount-good/debugging"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<p>hello")) })
	side := http.NewServeMux()
	debugging.Mount(side)
	go func() {
		log.Print(http.ListenAndServe("localhost:6060", side))
	}()
	srv := http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
