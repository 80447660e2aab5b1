// kind: debug server that a setting starts
// label: good
// subject: devmode/pprof-public devmode/expvar-public
// text: the server with the profiles starts with a flag only

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
	debug := flag.Bool("debug", false, "serve profiles on :6061")
	flag.Parse()
	if *debug {
		go func() {
			log.Print(http.ListenAndServe(":6061", nil))
		}()
	}
	mux := http.NewServeMux()
	mux.Handle("/", http.NotFoundHandler())
	srv := &http.Server{Addr: *addr, Handler: mux, ReadTimeout: 3 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
