// kind: default mux replaced before pprof registers
// label: good
// subject: devmode/pprof-public
// text: main itself replaces http.DefaultServeMux, when all init functions are done

package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"

	_ "example.com/kinds/b63-pprof-order-good/clean"
)

func main() {
	http.DefaultServeMux = http.NewServeMux()
	http.Handle("/", http.FileServer(http.Dir("htdocs")))
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
