// kind: debug server that a setting starts
// label: bad
// subject: devmode/pprof-public devmode/expvar-public
// text: the server with the profiles always starts

package main

import (
	"flag"
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"
)

func main() {
	addr := flag.String("addr", ":8080", "address")
	flag.Parse()
	go func() {
		log.Print(http.ListenAndServe(":6061", nil)) // want devmode/pprof-public
	}()
	mux := http.NewServeMux()
	mux.Handle("/", http.NotFoundHandler())
	srv := &http.Server{Addr: *addr, Handler: mux, ReadTimeout: 3 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
