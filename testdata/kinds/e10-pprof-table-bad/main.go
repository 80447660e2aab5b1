// kind: table of routes with debug pages
// label: bad
// subject: devmode/pprof-public
// text: the debug routes are added to the public mux

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e10-pprof-table-bad/internal/routes"
)

func server(addr string, h http.Handler) *http.Server {
	return &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
}

func main() {
	public, admin := http.NewServeMux(), http.NewServeMux()
	routes.Mount(public, routes.API)
	routes.Mount(public, routes.Debug)
	admin.HandleFunc("/reload", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })

	go func() { log.Print(server("localhost:9000", admin).ListenAndServe()) }()
	log.Fatal(server(":8080", public).ListenAndServe()) // want devmode/pprof-public
}
